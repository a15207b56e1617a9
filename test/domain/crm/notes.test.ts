import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/domain/crm/date.ts';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';

function notesOf(...days: readonly string[]): ExportNotes {
  const notes = new ExportNotes();
  for (const [index, text] of days.entries()) notes.day(text, readDate(text), index + 2);
  return notes;
}

describe('the notes of an export', () => {
  it.each([
    [['1/5/2026'], 'say what comes first: --date-format DMY, MDY or YMD'],
    [['1/5/2026', '1/31/2026'], 'say what comes first: another, 1/31/2026, can only be --date-format MDY'],
    [
      ['31/1/2026', '1/5/2026', '30/1/2026'],
      'say what comes first: 2 others, such as 31/1/2026, can only be --date-format DMY',
    ],
    [['1/5/2026', '1/31/2026', '31/1/2026'], 'say what comes first: --date-format DMY, MDY or YMD'],
  ])('advise with what its other days show: %j', (days, advice) => {
    expect(notesOf(...days).problems.list()).toMatchObject([{ message: '"1/5/2026" could be two days', advice }]);
  });

  it('tell days that are none, with their lines, and say nothing of empty cells', () => {
    expect(notesOf('', 'soon', '2026-01-01', '2026-02-30').problems.list()).toEqual([
      { line: 3, message: '"soon" is no day that can be read (also in line 5)', advice: 'write it like 2026-03-31' },
    ]);
  });

  it('tell days that may be counted as spreadsheets do by themselves', () => {
    expect(notesOf('soon', '46112').problems.list()).toMatchObject([
      { line: 2, advice: 'write it like 2026-03-31' },
      { line: 3, advice: 'if days are numbers, as spreadsheets count them, say --date-format excel' },
    ]);
  });

  it('tell amounts that could be two, and those that are none', () => {
    const notes = new ExportNotes();
    notes.badAmount('1.234', 'ambiguous', 9);
    notes.badAmount('much', 'refused', 8);
    expect(notes.problems.list()).toEqual([
      { line: 8, message: '"much" is no amount that can be read', advice: 'write it like 1234.50' },
      {
        line: 9,
        message: '"1.234" could be two amounts',
        advice: 'say what stands before the cents: --decimal point or --decimal comma',
      },
    ]);
  });

  it.each([
    [1, 'bad'],
    [2, 'bad (also in line 2)'],
    [4, 'bad (also in lines 2, 3, 4)'],
    [1000, 'bad (also in lines 2, 3, 4 and 996 more)'],
  ])('tell what is wrong %d times once', (times, message) => {
    const { problems } = new ExportNotes();
    for (let line = 1; line <= times; line += 1) {
      problems.add('one', { line, message: 'bad' });
      problems.add('one', { line, message: 'bad' });
    }
    expect(problems.list()).toStrictEqual([{ line: 1, message }]);
  });
});
