import { describe, expect, it } from 'vitest';
import type { Style } from '../../src/report/format.ts';
import { ruleListRenderers, ruleRenderers, type ExplainedRule } from '../../src/report/rules.ts';

const plain = (text: string): string => text;
const style: Style = { strong: plain, faint: plain, good: plain, bad: plain, warn: plain, width: 60, unicode: false };

const rule: ExplainedRule = {
  id: 'worked/result',
  of: 'review',
  question: 'Do you know what the rep is doing that is producing the results you want?',
  severity: 'warning',
  set: null,
  fires: 'an effort that worked has no result, not even one that somebody guessed',
  explanation: 'That something worked is an opinion. Ask what it brought.',
  example: { wrong: 'worked:\n  tours:\n    effort: Tours\n', right: 'worked: {}\n' },
};

describe('all rules', () => {
  it('stand in a table whose last column is broken into lines, not cut', () => {
    const rules = [rule, { ...rule, id: 'did/number', fires: 'the number is not known' }];
    expect(ruleListRenderers.text({ team: null, rules }, style)).toBe(
      [
        'The rules',
        '',
        'rule           severity  fires when',
        'worked/result  warning   an effort that worked has no',
        '                         result, not even one that somebody',
        '                         guessed',
        'did/number     warning   the number is not known',
        '',
        'qreview explain RULE says why a rule is there, with',
        'examples, and how to set it.',
        '',
      ].join('\n'),
    );
  });

  it('have the severities of the team', () => {
    const rules = [
      { ...rule, set: 'error', fires: 'a' },
      { ...rule, set: 'none', fires: 'b' },
      { ...rule, set: 'info', fires: 'c' },
    ] as const;
    const text = ruleListRenderers.text({ team: 'Acme West', rules }, style);
    expect(text).toContain('The rules of Acme West\n');
    expect(text).toContain('worked/result  error     a\nworked/result  off       b\nworked/result  info      c\n');
  });

  it('are coloured without losing their columns', () => {
    const loud = { ...style, warn: (text: string) => `\u001B[33m${text}\u001B[39m` };
    const rules = [
      { ...rule, fires: 'a' },
      { ...rule, set: 'error', fires: 'b' },
    ] as const;
    expect(ruleListRenderers.text({ team: null, rules }, loud)).toContain(
      'worked/result  \u001B[33mwarning\u001B[39m   a\nworked/result  error     b\n',
    );
  });
});

describe('one rule', () => {
  it('tells its question, its reasons, its examples and how to set it', () => {
    expect(ruleRenderers.text(rule, style)).toBe(
      [
        'worked/result  warning',
        'Do you know what the rep is doing that is producing the',
        'results you want?',
        '',
        'Fires when an effort that worked has no result, not even one',
        'that somebody guessed.',
        '',
        'That something worked is an opinion. Ask what it brought.',
        '',
        'Wrong',
        '  worked:',
        '    tours:',
        '      effort: Tours',
        '',
        'Right',
        '  worked: {}',
        '',
        'For the whole team, set it in qreview.yaml to error,',
        'warning, info or none:',
        '  rules:',
        '    worked/result: none',
        '',
        'To excuse one place, write the reason into the entry that it',
        'is about, or at the top of the review for a whole section:',
        '  x-allow:',
        '    worked/result: why it is all right here',
        '',
      ].join('\n'),
    );
  });

  it('says what the team makes of it where that is something else', () => {
    expect(ruleRenderers.text({ ...rule, set: 'none' }, style)).toContain(
      'worked/result  off in this team (otherwise warning)\n',
    );
    expect(ruleRenderers.text({ ...rule, set: 'warning' }, style)).toContain('worked/result  warning\n');
  });

  it('of the team is excused in the team file', () => {
    expect(ruleRenderers.text({ ...rule, of: 'team' }, style)).toContain(
      'into the entry of\nqreview.yaml that it is about, or at its top for the number\nas a whole:',
    );
  });

  it('is the same as json', () => {
    expect(JSON.parse(ruleRenderers.json(rule, style))).toEqual(rule);
  });
});
