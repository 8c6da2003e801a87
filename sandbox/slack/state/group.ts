/** A user group, mentioned as `<!subteam^S…>`. May be empty, and may be disabled. */
export type UserGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
  readonly disabled: boolean;
};
