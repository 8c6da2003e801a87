/** What the service checkout says where it is rehearsed: on a copy that harms nobody, on any day and at any hour. */
export const rehearsal = {
  environments: ['prod', 'staging'],
  drills: {
    every: '30d',
    environment: 'staging',
    channel: 'C0INCIDENTS',
    at: '00:00',
    until: '23:59',
    workdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    people: ['checkout-oncall'],
  },
} as const;
