import { describe, expect, test } from 'vitest';
import { attach } from './channel.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { observer } from './sample.ts';

describe('a channel that somebody else made', () => {
  test("is made an incident's by anybody, once", () => {
    const { incident } = given(declared())
      .when(attach('C0INC', { by: observer }))
      .thenRecords('ChannelAttached')
      .where('ChannelAttached', { channel: 'C0INC' });
    expect(incident.attached).toBe('C0INC');
    given(declared(), attach('C0INC'))
      .when(attach('C0INC', { facts: { channelOf: 'INC-1' } }))
      .thenNothing('AlreadyAttached');
  });

  test('stays with the incident that has it', () => {
    given(declared())
      .when(attach('C0INC', { facts: { channelOf: 'INC-9' } }))
      .thenRefuses('ChannelTaken', 'OrderRefused')
      .saying({ channel: 'C0INC', incident: 'INC-9' });
  });
});
