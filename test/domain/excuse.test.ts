import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearExcuses } from '../../src/domain/excuse.ts';
import { withValue } from '../../src/domain/tree.ts';

const rules = {
  all: ['next/clear', 'next/judged', 'did/number', 'said/on-record', 'team/goal-owned'],
  here: ['next/clear', 'next/judged', 'did/number', 'said/on-record'],
  put: ['next/clear', 'did/number', 'said/on-record'],
};
const clear = { rule: 'next/clear', path: ['next', 'calls', 'objective'], message: 'unclear' };
const number = { rule: 'did/number', path: ['number', 'booked'], message: 'unknown' };
const promise = { rule: 'said/on-record', path: ['said'], message: 'nothing' };

function hear(file: unknown, found = [clear, number, promise]) {
  const { left, bad } = hearExcuses(file, found, rules);
  return { left: left.map(({ rule }) => rule), bad };
}

describe('a place is excused', () => {
  it('by the entry in which it stands', () => {
    const calls = { objective: 'Calls', 'x-allow': { 'next/clear': 'They know which' } };
    expect(hear({ next: { calls } })).toEqual({ left: ['did/number', 'said/on-record'], bad: [] });
    expect(hear({ next: { calls: { objective: 'Calls' } } }).left).toHaveLength(3);
  });

  it('at the top of the file where it stands in no entry', () => {
    const file = { 'x-allow': { 'did/number': 'The books are not closed', 'said/on-record': 'Ana was on leave' } };
    expect(hear(file)).toEqual({ left: ['next/clear'], bad: [] });
    expect(hear({ number: { 'x-allow': { 'did/number': 'Not closed' } } })).toEqual({
      left: ['next/clear', 'said/on-record'],
      bad: [],
    });
  });

  it('from the rule that is named, and not from the others', () => {
    const judged = { rule: 'next/judged', path: ['next', 'calls'], message: 'no verdict' };
    const calls = { 'x-allow': { 'next/clear': 'They know which' } };
    expect(hear({ next: { calls } }, [clear, judged])).toEqual({ left: ['next/judged'], bad: [] });
  });

  it('alone among the entries of its section', () => {
    const mails = { ...clear, path: ['next', 'mails', 'objective'] };
    const calls = { 'x-allow': { 'next/clear': 'They know which' } };
    expect(hear({ next: { calls } }, [mails, clear])).toEqual({ left: ['next/clear'], bad: [] });
  });

  it('at the top of the file where the biggest client is not known', () => {
    const client = { rule: 'did/number', path: ['biggest_client', 'news'], message: 'no news' };
    expect(hear({ 'x-allow': { 'did/number': 'They are closed' } }, [client])).toEqual({ left: [], bad: [] });
  });

  it('and no other one', () => {
    const file = { 'x-allow': { 'next/clear': 'All of them' } };
    expect(hear(file, [clear])).toEqual({
      left: ['next/clear'],
      bad: [
        {
          path: ['x-allow', 'next/clear'],
          isOfKey: true,
          message: 'next/clear has nothing to say here, so there is nothing to excuse',
          advice: 'take the line out',
        },
      ],
    });
  });
});

describe('an excuse is itself a finding', () => {
  const said = (file: unknown) => hear(file, [number]).bad.map(({ path, message }) => [path.join('.'), message]);

  it.each([null, '', '  ', 5])('without a reason: %j', (reason) => {
    const heard = hear({ number: { 'x-allow': { 'did/number': reason } } }, [number]);
    expect(heard.left).toEqual(['did/number']);
    expect(heard.bad).toMatchObject([
      { message: 'the excuse from did/number gives no reason', advice: 'write why it is all right here' },
    ]);
  });

  it('where there is no such rule, or none is named', () => {
    expect(said({ 'x-allow': { 'did/numbr': 'why' } })).toEqual([
      ['x-allow.did/numbr', 'there is no rule did/numbr to be excused from'],
    ]);
    expect(said({ 'x-allow': 'did/number' })).toEqual([['x-allow', 'x-allow names no rule']]);
    const advised = (file: unknown) => hear(file, []).bad.map(({ advice }) => advice);
    expect(advised({ 'x-allow': 'did/number' })).toEqual(['write next/clear: why it is all right here']);
    expect(advised({ 'x-allow': { nonsense: 'why' } })).toEqual([
      'the rules are: next/clear, next/judged, did/number, said/on-record, team/goal-owned',
    ]);
  });

  it('but not where the rule was not put this time', () => {
    expect(said({ next: { calls: { 'x-allow': { 'next/judged': 'We will see in May' } } } })).toEqual([]);
  });

  it('where the rule looks at the other kind of file', () => {
    const goal = { 'x-allow': { 'team/goal-owned': 'Next year' } };
    const clearOfAll = { 'x-allow': { 'next/clear': 'They know which' } };
    expect(hear(goal).bad).toEqual([
      {
        path: ['x-allow', 'team/goal-owned'],
        isOfKey: true,
        message: 'team/goal-owned finds nothing in this kind of file, so there is nothing to excuse',
        advice: 'write it into qreview.yaml',
      },
    ]);
    const ofTeam = { all: rules.all, here: ['team/goal-owned'], put: ['team/goal-owned'] };
    expect(hearExcuses(clearOfAll, [], ofTeam).bad.map(({ advice }) => advice)).toEqual([
      'write it into the review that it is about',
    ]);
  });

  it('but not in a promise, to which it came with the plan, nor within data of the user', () => {
    expect(said({ said: { calls: { 'x-allow': { 'next/clear': 'why' } } } })).toEqual([]);
    expect(said({ 'x-notes': { 'x-allow': { 'next/clear': 'why' } } })).toEqual([]);
  });
});

describe('whatever is excused', () => {
  const reason = fc.constantFrom<unknown[]>('why', 'why', ' ', null, 3);
  const rule = fc.constantFrom(...rules.all, 'next/claer');
  const allow = fc.oneof(
    { weight: 4, arbitrary: fc.dictionary(rule, reason, { maxKeys: 3 }) },
    { weight: 1, arbitrary: reason },
  );
  const holder = fc.constantFrom(
    [],
    ['next'],
    ['next', 'calls'],
    ['next', 'mails'],
    ['number'],
    ['said'],
    ['said', 'calls'],
  );
  const files = fc
    .array(fc.tuple(holder, allow), { maxLength: 5 })
    .map((all) => all.reduce((file, [path, value]) => withValue(file, [...path, 'x-allow'], value), {}));
  const path = fc.constantFrom(
    ['next'],
    ['next', 'calls'],
    ['next', 'mails', 'objective'],
    ['number', 'booked'],
    ['said'],
  );
  const found = fc.array(fc.record({ rule: fc.constantFrom(...rules.put), path, message: fc.constant('wrong') }), {
    maxLength: 6,
  });

  it('stays excused when what is wrong with the excuses is mended, and then nothing is wrong with them', () => {
    fc.assert(
      fc.property(files, found, (file, violations) => {
        const { left, bad } = hearExcuses(file, violations, rules);
        const mended = bad.reduce((whole, violation) => withValue(whole, violation.path, undefined), file);
        expect(hearExcuses(mended, violations, rules)).toEqual({ left, bad: [] });
      }),
    );
  });

  it('is nothing that is found anew when it is gone, and an excuse from it is then one too many', () => {
    fc.assert(
      fc.property(files, found, (file, violations) => {
        const { left, bad } = hearExcuses(file, violations, rules);
        const again = hearExcuses(file, left, rules);
        expect(again.left).toEqual(left);
        expect(again.bad.length > bad.length).toBe(left.length < violations.length);
      }),
    );
  });
});
