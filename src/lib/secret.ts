import { randomBytes } from 'node:crypto';

/** 256 random bits as 64 hexadecimal digits: nobody can guess it, and no markup changes it. */
export const newSecret = (): string => randomBytes(32).toString('hex');
