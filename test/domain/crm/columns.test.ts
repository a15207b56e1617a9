import { describe, expect, it } from 'vitest';
import { cellReader, columnNamed, findColumns, headingsOf, type ColumnNames } from '../../../src/domain/crm/columns.ts';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';

const NONE: ColumnNames = { named: {}, preferred: {} };

describe('columns', () => {
  it.each([
    ['Salesforce', 'Opportunity Owner,Amount,Close Date,Stage', { owner: 0, amount: 1, closed: 2, stage: 3 }],
    [
      'Pipedrive',
      'Deal - Owner,Deal - Value,Deal - Won time,Deal - Status',
      { owner: 0, amount: 1, won_on: 2, status: 3 },
    ],
    ['German', 'OPPORTUNITY-INHABER,Betrag,Schlusstermin,Phase', { owner: 0, amount: 1, closed: 2, stage: 3 }],
    ['French', 'Propriétaire,Montant,Date de clôture,Étape', { owner: 0, amount: 1, closed: 2, stage: 3 }],
  ])('are known by the headings of %s', (_, headings, places) => {
    const { columns, problems } = findColumns(headings.split(','), NONE);
    expect(Object.fromEntries(columns)).toEqual(places);
    expect(problems).toEqual([]);
  });

  it('take the surest of several headings', () => {
    expect(findColumns(['Owner', 'Opportunity Owner'], NONE).columns.get('owner')).toBe(1);
  });

  it('are those that the user names, by what stands there exactly before anything like it, and then by place', () => {
    const place = (amount: string): unknown =>
      findColumns(['Amount', ' AMOUNT ', '1', 'Sum'], { ...NONE, named: { amount } }).columns.get('amount');
    expect(['AMOUNT', 'Amount', 'sum', '1', '2', '4', '5', '0', '1.5'].map(place)).toEqual([
      1,
      0,
      3,
      2,
      1,
      3,
      undefined,
      undefined,
      undefined,
    ]);
    const places = { ...NONE, named: { owner: '1', amount: '12' } };
    expect(Object.fromEntries(findColumns('a,b,c,d,e,f,g,h,i,j,k,l'.split(','), places).columns)).toEqual({
      owner: 0,
      amount: 11,
    });
  });

  it.each([
    ['by themselves', {}],
    ['by the user', { amount: 'AMOUNT' }],
  ])('that are there twice are asked about, when found %s', (_, named) => {
    expect(findColumns([' Amount', 'Owner', ' amount '], { ...NONE, named }).problems).toEqual([
      { field: 'amount', message: '2 columns are called Amount: 1, 3', advice: 'say which one with --column amount=1' },
    ]);
  });

  it('are those of the team file, where they are there', () => {
    const preferred = { amount: 'ACV', owner: 'Wer' };
    const { columns, problems } = findColumns(['Owner', 'Amount', 'ACV'], { named: {}, preferred });
    expect(Object.fromEntries(columns)).toMatchObject({ owner: 0, amount: 2 });
    expect(problems).toEqual([]);
    const both = findColumns(['ACV', 'TCV'], { named: { amount: 'TCV' }, preferred });
    expect(both.columns.get('amount')).toBe(1);
  });

  it('have no status beside a stage that was named', () => {
    const headings = ['Status', 'Stage', 'Phase'];
    expect(Object.fromEntries(findColumns(headings, NONE).columns)).toEqual({ status: 0, stage: 1 });
    for (const names of [
      { named: { stage: 'Phase' }, preferred: {} },
      { named: {}, preferred: { stage: 'Phase' } },
    ]) {
      expect(Object.fromEntries(findColumns(headings, names).columns)).toEqual({ stage: 2 });
    }
    expect(headingsOf([' Status ', 'Owner', 'PHASE'], 'stage', 'status')).toEqual(['Status', 'PHASE']);
  });

  it('of figures that are there twice are asked about', () => {
    const notes = new ExportNotes();
    expect(columnNamed(['Calls', 'Met', 'calls'], 'CALLS', 'calls', notes)).toBe(0);
    expect(notes.problems.list()).toEqual([
      { line: 1, message: '2 columns are called CALLS: 1, 3', advice: 'say which one with --metric calls=1' },
    ]);
  });

  it('are read without the space around a cell, and of several fields the first that there is', () => {
    const { columns } = findColumns(['Close Date', 'Won Date'], NONE);
    expect(cellReader(columns, 'won_on', 'closed')(['a', ' b '])).toBe('b');
    expect(cellReader(columns, 'date', 'closed')(['a', ' b '])).toBe('a');
    expect(cellReader(columns, 'amount')(['a', ' b '])).toBe('');
  });
});
