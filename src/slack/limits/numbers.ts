/**
 * Slack's limits, in characters and items, as its reference and its own libraries give them. What Slack does not
 * document is marked so: the number is what people have met.
 */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  header: 150,
  markdown: 12_000,
  contextElements: 10,
  contextText: 2_000,
  actionsElements: 25,
  contextActionsElements: 5,
  id: 255,
  imageText: 2_000,
  imageUrl: 3_000,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibility: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  optionText: 75,
  optionDescription: 75,
  /** The reference says 150, Slack's own types say 75. */
  optionValue: 75,
  options: 100,
  optionGroups: 100,
  overflowOptions: 5,
  choices: 10,
  inputText: 3_000,
  tableRows: 100,
  tableColumns: 20,
  carouselCards: 10,
  cardTitle: 150,
  cardBody: 200,
  videoText: 200,
  planTitle: 150,
  taskTitle: 150,
  planTasks: 50,
  /** Not documented: all texts of a message's blocks together. */
  allBlocks: 13_200,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  viewBytes: 250_000,
  /** More is cut off by Slack. */
  postText: 40_000,
  /** More than this refuses the whole edit. In bytes, which is never more generous than in characters. */
  updateTextBytes: 4_000,
  /** Not documented. */
  metadata: 8_000,
} as const;

/** What we keep below on our own: every message of ours may be edited later. */
export const ours = { textBytes: 3_900, allBlocks: 12_000 } as const;
