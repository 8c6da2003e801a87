import { exec } from './kinds/exec.ts';
import { http } from './kinds/http.ts';
import { manual } from './kinds/manual.ts';
import { wait } from './kinds/wait.ts';
import type { StepKind } from './step-kind.ts';

/** Every kind of step there is. A new one is a file in kinds/, a line here, and its test. */
export const stepKinds: readonly StepKind[] = [exec, http, manual, wait];
