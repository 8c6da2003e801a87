export type Finding = 'lost';
