import { type ActAnswer, type ActBody, type ActName, actAnswer, type Filled } from '../shapes.ts';
import { type Eyes, eyesOf, patienceOf } from './eyes.ts';
import { fillIn } from './find.ts';
import type { Http } from './http.ts';
import { type Chosen, surfaceWith } from './surfaces.ts';

/** Any act, by its name. A refusal is an answer, never a throw. */
type Acting = <N extends ActName>(name: N, body: ActBody<N>) => Promise<ActAnswer>;

/** Somebody in the workspace, as a script or a test sees, waits and acts. */
export type PersonClient = ReturnType<typeof personClient>;

export function personClient(http: Http, user: string) {
  const at = `/_people/${encodeURIComponent(user)}`;
  const eyes = eyesOf(http, at);
  const act: Acting = (name, body) => http.send(`${at}/${name}`, actAnswer, body);
  return { user, act, ...eyes, ...patienceOf(eyes), ...handsOf(eyes, act) };
}

function handsOf({ idOf, state, messages, form }: Eyes, act: Acting) {
  const reach = async (name: string): Promise<Chosen> =>
    surfaceWith(name, { state: await state(), messages: await messages() });
  const open = async () => {
    const top = await form();
    if (!top) throw new Error('No form is open.');
    return top;
  };
  return {
    /** Types and sends; what begins with `/` is a command. With `thread` as an answer. */
    say: async (channel: string, text: string, thread?: string) =>
      act('say', { channel: await idOf(channel), text, ...(thread !== undefined && { thread }) }),
    /** Presses the button of this label or action id: on the form on top, else on the newest message that has one. */
    press: async (name: string) => act('press', pressOf(await reach(name))),
    /** Chooses in the select, menu or boxes of this name, by what the options read. */
    choose: async (name: string, value: Filled) => act('press', pressOf(await reach(name), value)),
    /** Fills in the form on top by the labels of its inputs, and sends it. */
    submit: async (said: Readonly<Record<string, Filled>> = {}) => {
      const { id, blocks } = await open();
      return act('submit', { view: id, values: fillIn(blocks, said) });
    },
    /** Closes the form on top, or the whole stack. */
    dismiss: async (all = false) => act('dismiss', { view: (await open()).id, all }),
  };
}

function pressOf({ place, placed, blocks }: Chosen, value?: Filled): ActBody<'press'> {
  const { block, element } = placed;
  const names = { block, action: element.action_id };
  if (value === undefined) return { ...place, ...names };
  const filled = fillIn(blocks, { [element.action_id]: value })[block]?.[element.action_id];
  return { ...place, ...names, ...(filled !== undefined && { value: filled }) };
}
