/** Every page that the browser's tests go to, with the scene's incident. A new page is added here. */
export const addresses = [
  '/dashboard',
  '/dashboard/incidents/INC-1',
  '/dashboard/incidents/INC-1/timeline',
  '/dashboard/incidents/INC-1/timeline?kind=act&words=started',
  '/dashboard/incidents/INC-1/timeline.svg?theme=dark',
  '/dashboard/incidents/INC-1/report',
  '/dashboard/incidents/INC-1/report?template=atlassian',
  '/dashboard/registry',
  '/dashboard/registry?words=rollback&service=checkout&outcome=&since=30d',
  '/dashboard/drills',
  '/dashboard/drills?month=2026-12',
  '/dashboard/metrics',
  '/dashboard/metrics?service=checkout&team=&quarter=2026q3&mode=drill',
  '/dashboard/metrics?since=2026-11-02&until=2026-11-01',
  '/dashboard/metrics/chart.svg?by=quarter&figure=decision-latency&theme=dark',
  '/dashboard/metrics/summary',
  '/dashboard/zone',
] as const;

/** The same of an incident that bo alone may know of. */
export const privateAddresses = [
  '/dashboard/incidents/INC-2',
  '/dashboard/incidents/INC-2/timeline',
  '/dashboard/incidents/INC-2/timeline.svg',
  '/dashboard/incidents/INC-2/report',
  '/dashboard/live?about=INC-2',
] as const;
