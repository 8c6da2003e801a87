import type { Shop } from '../shop/shop.ts';

/** Puts a release out and registers it, as CI does. Throws where either did not work. */
export async function deploy(shop: Shop, version: string, words: readonly string[]): Promise<void> {
  const { code, output } = await shop.deploy(version, words);
  if (code !== 0 || /warning|could not/iu.test(output)) {
    throw new Error(`Release ${version} could not be deployed and registered: ${output.trim()}`);
  }
}
