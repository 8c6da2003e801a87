/** What stands in Slack's menus. A name has at most 24 characters there. */
export const shortcuts = [
  {
    type: 'global',
    name: 'Declare incident',
    callback_id: 'declare-incident',
    description: 'Open an incident: from now on one person decides and all is on record',
  },
  {
    type: 'message',
    name: 'Add to timeline',
    callback_id: 'add-to-timeline',
    description: 'Put this message into the timeline of the incident, with its own time',
  },
  {
    type: 'message',
    name: 'Evidence for a step',
    callback_id: 'evidence-for-step',
    description: 'Say how far a step is that a person carries out, with this message as evidence',
  },
] as const;
