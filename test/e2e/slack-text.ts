/** What people read, as the workspace's client reads it. */
export {
  allText,
  buttonOf,
  labelsIn,
  shown,
  textsIn,
} from '../../sandbox/slack/people/client/texts.ts';
