import { Variables } from '../../config.ts';
import {
  configurationGood,
  editRefused,
  environmentGood,
  noServices,
  wrongIn,
} from '../../core/doctor/texts.ts';
import type { Look } from '../bench.ts';
import { readRules } from '../read-rules.ts';

/** Whoever got so far has an environment that can be used. */
export const environment: Look = () => [environmentGood(Object.keys(Variables.shape).length)];

/** Also of a process whose rules are good: its file may have been edited since, and the edit been refused. */
export const configuration: Look = async ({ configuration: read, settings }) => {
  if (!read.ok) return read.error.map(wrongIn);
  const edited = await readRules(settings);
  if (!edited.ok) return [editRefused, ...edited.error.map(wrongIn)];
  const services = Object.keys(read.value.services).length;
  return [...(services === 0 ? [noServices] : []), ...configurationGood(services, read.value.mode)];
};
