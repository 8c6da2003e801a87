import type { Quay } from './out-rig.ts';

/** The incident's own channel. */
export const channel = ({ slack }: Quay) =>
  slack.channels.find(({ name }) => name.startsWith('inc-'));
export const own = (scene: Quay) => scene.slack.inChannel(channel(scene)?.id ?? 'none');
export const top = (scene: Quay) => own(scene).filter(({ thread }) => thread === undefined);
export const thread = (scene: Quay) => own(scene).filter((one) => one.thread !== undefined);
export const ids = (scene: Quay) => scene.slack.messages().map(({ outboxId }) => outboxId);
export const saying = (scene: Quay, words: string) =>
  scene.slack.messages().filter(({ text }) => text.includes(words));

/** Everything that an incident that was just declared has in Slack. */
export const isSetUp = (scene: Quay) => () =>
  channel(scene)?.pins.length === 1 &&
  channel(scene)?.topic !== '' &&
  thread(scene).length > 0 &&
  scene.slack.inChannel('C0INCIDENTS').length === 1;

export const calm = (scene: Quay) => scene.boat.pass(15_000);
