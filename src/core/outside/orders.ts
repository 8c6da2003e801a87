import { z } from 'zod';

export const outsideQuestions = [z.strictObject({ kind: z.literal('where') })] as const;
