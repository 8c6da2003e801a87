import type { AnyRefusalCode } from '../core/refusals.ts';

/** The HTTP status of refusals. What stands in none of these rows was not understood or is not possible: 422. */
const rows = {
  400: ['BadRequest'],
  401: ['NotSignedIn'],
  403: ['NotTheAuthority', 'NotTheRole', 'MachineMayNot', 'NotAdmin'],
  404: ['NotFound', 'UnknownIncident'],
  409: [
    'CardStale',
    'ChecksSayNo',
    'ConfigurationBroken',
    'IncidentClosed',
    'NoOpenPlan',
    'NoStrategy',
    'NotClosed',
    'NotRecovered',
    'NothingRuns',
    'OnlyObserving',
    'PlanAlreadyRun',
    'PlanChanged',
    'ReleaseUnclear',
    'ResidualsOpen',
    'SamePlan',
    'StepInTheWay',
    'StepNotThere',
    'StepUnsettled',
    'StrategyActive',
    'StrategyUnderWay',
    'SwitchUnderWay',
    'TargetHasIncident',
    'TargetHeld',
    'TargetOutsideIncident',
  ],
  413: ['TooLarge'],
  503: ['Busy', 'RegistryUnavailable'],
} as const satisfies Record<number, readonly AnyRefusalCode[]>;

const byCode: ReadonlyMap<string, number> = new Map(
  Object.entries(rows).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)])),
);

const notPossible = 422;

/** The status that an answer with this refusal has. */
export const statusOf = (code: string): number => byCode.get(code) ?? notPossible;
