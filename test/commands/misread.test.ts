import { describe, expect, test } from 'vitest';
import { misreadCodes } from '../../commands/misread.ts';
import { isMisread, read } from '../../commands/read.ts';
import { known, nothingKnown } from './known.ts';

describe('a misspelled command', () => {
  test.each([
    ['/rollback abrot the queue is full', '/rollback abort the queue is full', true],
    ['/rollback gp RB-17', '/rollback go RB-17', true],
    ['/rollback swicth wait it drains', '/rollback switch wait it drains', true],
    ['/rollback skpi warm-cahce it is warm', '/rollback skip warm-cache it is warm', true],
    [
      '/rollback settel deploy-checkout done 8/8',
      '/rollback settle deploy-checkout done 8/8',
      true,
    ],
    [
      '/rollback settle deploy-checkout dnoe 8/8',
      '/rollback settle deploy-checkout done 8/8',
      true,
    ],
    ['/incident waiev orders-balance down', '/incident waive orders-balance down', true],
    ['/incident waive orders-balence down', '/incident waive orders-balance down', true],
    ['/incident colse', '/incident close', true],
    ['/incident assign coms @first-oncall', '/incident assign comms @first-oncall', true],
    ['/incident handover @frist-oncall', '/incident handover @first-oncall', true],
    ['/rollback switch roll-bakc it is worse', '/rollback switch rollback it is worse', true],
    ['/rollback go RB-17 --crad d', '/rollback go RB-17 --card d', true],
    ['/rollback go 17', '/rollback go RB-17', true],
    ['/rollback go BR-18', '/rollback go RB-18', true],
    ['/rollback go RB-17 now', '/rollback go RB-17', true],
    ['/incident staus', '/incident status', false],
    ['/rollback chekout', '/rollback checkout', false],
    ['/rollback chekout@prod', '/rollback checkout@prod', false],
    ['/rollback checkout@prdo', '/rollback checkout@prod', false],
    ['/rollback checkout now', '/rollback checkout', false],
    ['/rollback checkout to 1', '/rollback plan checkout to 1', false],
    ['/rollback plan chekout to 1', '/rollback plan checkout to 1', false],
    ['/rollback plan checkout to 1.4.3', '/rollback plan checkout to 1.4.2', false],
    ['/incident declare chekout 5xx', '/incident declare checkout 5xx', false],
    ['/incident go RB-17', '/rollback go RB-17', true],
    ['/rollback declare checkout 5xx', '/incident declare checkout 5xx', false],
    ['/incident checkout', '/rollback checkout', false],
    ['/rollbck checkout', '/rollback checkout', false],
    ['go RB-17', '/rollback go RB-17', true],
    ['checkout', '/rollback checkout', false],
    ['/rollback hotfix it is one line', '/rollback switch hotfix it is one line', true],
  ])('%s is offered as %s and carries nothing out', (line, nearest, dangerous) => {
    expect(read(line, known)).toMatchObject({ nearest, dangerous });
  });

  test.each(['/rollback skpi', '/rollback swich wait', '/incident waiv'])(
    '%s offers no command that would not work, but says the word and its usage',
    (line) => {
      const answer = read(line, known);
      expect(answer).not.toHaveProperty('nearest');
      expect(answer).toMatchObject({
        code: 'UnknownWord',
        dangerous: true,
        problem: expect.stringContaining('The nearest is '),
        usage: expect.stringMatching(/ (?:skip|switch|waive) /u),
      });
    },
  );
});

describe('a line that nobody can carry out', () => {
  test.each([
    ['', 'UnknownCommand'],
    ['   ', 'UnknownCommand'],
    ['/', 'UnknownCommand'],
    ['good morning', 'UnknownCommand'],
    ['/incident zzzzzz', 'UnknownWord'],
    ['/rollback zzzzzz', 'UnknownWord'],
    ['/incident declare --secret checkout 5xx', 'UnknownOption'],
    ['/rollback go --force', 'UnknownOption'],
    ['/rollback card@prod', 'UnknownService'],
    ['/incident declare nothing@prod 5xx', 'UnknownService'],
    ['/rollback checkout@moon', 'UnknownEnvironment'],
    ['/rollback go moon', 'UnknownPlan'],
    ['/rollback skip moon why not', 'UnknownStep'],
    ['/incident waive moon why not', 'UnknownCheck'],
    ['/rollback plan checkout to moon', 'UnknownRelease'],
    ['/incident handover @moon', 'UnknownPerson'],
    ['/incident assign moon @first-oncall', 'UnknownRole'],
    ['/incident declare sev9 checkout 5xx', 'UnknownSeverity'],
    ['/rollback switch moon why not', 'UnknownStrategy'],
    ['/incident declare', 'MissingArgument'],
    ['/incident declare sev2 checkout', 'MissingArgument'],
    ['/incident declare sev2 "5xx"', 'MissingArgument'],
    ['/incident note', 'MissingArgument'],
    ['/incident note ""', 'MissingArgument'],
    ['/rollback skip', 'MissingArgument'],
    ['/rollback skip warm-cache', 'MissingArgument'],
    ['/rollback go --card', 'MissingArgument'],
    ['/rollback switch wait --override', 'MissingArgument'],
    ['/incident close @first-oncall now', 'ExtraWords'],
    ['/rollback switch wait he typed --override yesterday', 'ExtraWords'],
    ['/release register checkout 1 --digest abc', 'BadValue'],
    ['/rollback check_out@prod', 'UnknownService'],
    [`/rollback plan ${'checkout '.repeat(21)}`, 'TooLong'],
    [`/incident declare ${'checkout@prod '.repeat(21)} x`, 'TooLong'],
    [`/incident note ${'x'.repeat(4_001)}`, 'TooLong'],
    [`/incident note ${'x'.repeat(20_000)}`, 'TooLong'],
  ])('%.60s is answered %s', (line, code) => {
    expect(read(line, known)).toMatchObject({ code });
  });

  test.each(['/rollback do', '/rollback so', '/rollback xo'])(
    '%s is too short to be offered as another word',
    (line) => {
      expect(read(line, known)).not.toHaveProperty('nearest');
    },
  );

  test('is said back short and clean', () => {
    const line = `/rollback \u0007zzzzzz\u202e\n<!channel> ${'long '.repeat(100)}`;
    const answer = read(line, known);
    const said = isMisread(answer) ? answer.said : '';
    expect(said).toMatch(/^\/rollback zzzzzz <!channel> long .*…$/u);
    expect(Array.from(said).length).toBeLessThanOrEqual(60);
  });

  test('says how long a text may be, that nothing is lost by it, and what to do', () => {
    const answer = read(`/incident note ${'x'.repeat(5_210)}`, known);
    expect(isMisread(answer) && answer.problem).toBe(
      'The text has 5,210 characters; 4,000 fit. Nothing was recorded. Keep the long text in a file or a page and ' +
        'give its link, or send it in parts with a note.',
    );
  });

  test.each([
    '/incident declare sev3 storefront "pages are blank"',
    '/incident declare storefront pages are blank',
  ])('%s says that there is no such service, and which there are', (line) => {
    expect(read(line, known)).toMatchObject({
      code: 'UnknownService',
      problem: '"storefront" is not a service known here. Possible: checkout, pricing, orders-api.',
    });
  });

  test('as a declaration asks for the service where none is known to choose from', () => {
    expect(read('/incident declare storefront "blank"', nothingKnown)).toMatchObject({
      code: 'MissingArgument',
    });
  });

  test.each(['/rollback nosuchservice', '/rollback nosuchservice now'])(
    '%s is neither a command nor a service, and shows how a service is rolled back',
    (line) => {
      const answer = read(line, known);
      expect(answer).toMatchObject({
        code: 'UnknownWord',
        problem:
          '"nosuchservice" is neither a command of /rollback nor a service known here. ' +
          'Services: checkout, pricing, orders-api. For example: /rollback checkout.',
        usage: '/rollback <service[@env]>',
        dangerous: false,
      });
      expect(answer).not.toHaveProperty('nearest');
    },
  );

  test('names eight services at most', () => {
    const services = Array.from({ length: 9 }, (_, n) => `shop-number-${n}`);
    expect(read('/rollback zzzzzz', { ...known, services })).toMatchObject({
      problem: expect.stringContaining('shop-number-7 …. For example: /rollback shop-number-0.'),
    });
  });

  test('names what there is to choose from', () => {
    expect(read('/rollback skip', known)).toMatchObject({
      problem: 'It needs a step. Possible: stop-worker, deploy-checkout, warm-cache, tell-support.',
    });
  });

  test('is answered with a code of the list', () => {
    expect(new Set(misreadCodes).size).toBe(misreadCodes.length);
  });
});
