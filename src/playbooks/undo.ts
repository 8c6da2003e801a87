/** The id of the step that takes a step back. */
export const undoId = (id: string): string => `${id}-undo`;
