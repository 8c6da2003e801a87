import { err, ok, type Result } from '../lib/result.ts';

const valued = ['incident', 'url', 'token', 'as', 'out', 'from', 'basis'] as const;
const flags = ['json', 'yes', 'once', 'bundle', 'replay'] as const;
type Valued = (typeof valued)[number];
type Flag = (typeof flags)[number];

/** The options of the command line itself; all others, `--card` among them, are words of the command. */
export type Options = Readonly<Partial<Record<Valued, string>>> &
  Readonly<Partial<Record<Flag, true>>>;
export type Arguments = { readonly words: readonly string[]; readonly options: Options };

const isValued = (name: string): name is Valued => valued.some((one) => one === name);
const isFlag = (name: string): name is Flag => flags.some((one) => one === name);

/** Takes our options out of what was typed, wherever they stand. After `--` everything is a word. Refuses with a sentence. */
export function splitArguments(args: readonly string[]): Result<Arguments, string> {
  const words: string[] = [];
  const options: { -readonly [Name in keyof Options]: Options[Name] } = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return ok({ words: [...words, ...args.slice(at + 1)], options });
    const [name, attached] = nameOf(arg);
    if (isFlag(name) && attached === undefined) {
      options[name] = true;
    } else if (isValued(name)) {
      const value = attached ?? args[(at += 1)];
      if (value === undefined || value === '') return err(`--${name} needs a value after it.`);
      options[name] = value;
    } else words.push(arg);
  }
  return ok({ words, options });
}

/** `--url=x` → `url`, `x`; what is no option has the empty name. */
function nameOf(arg: string): readonly [name: string, attached: string | undefined] {
  if (!arg.startsWith('--')) return ['', undefined];
  const [name = '', ...rest] = arg.slice(2).split('=');
  return [name, rest.length === 0 ? undefined : rest.join('=')];
}
