/** A page with each kind of block. */
import type { Page } from '../../../src/report/page/page.ts';

export const page: Page = {
  title: 'Acme West · 2026-Q1',
  lines: ['2026-01-01 to 2026-03-31', '3 of 5 reviews done'],
  blocks: [
    { kind: 'heading', level: 2, text: '1. The number' },
    {
      kind: 'figures',
      figures: [
        { what: 'Booked', amount: '$847,200', of: 'of $940,000 (90%)', bar: { share: 0.9, end: 1 } },
        { what: 'Deals won', amount: '9', of: '' },
      ],
    },
    { kind: 'text', text: 'The gap is at most $92,800.' },
    { kind: 'text', text: 'From deals.csv.', tone: 'faint' },
    {
      kind: 'table',
      caption: 'Booked against quota',
      mark: 'what was booked in 2025-Q1',
      columns: [{ heading: 'Rep' }, { heading: 'Attainment' }, { heading: 'Booked', isFigure: true }],
      rows: [
        [
          { text: 'Ana Silva' },
          { text: '105%', bar: { share: 1.05, mark: 0.5, end: 1.05 } },
          { text: '$262,500', tone: 'good' },
        ],
        [{ text: 'Mei Tanaka' }, { text: 'unknown', tone: 'warn' }, { text: '–' }],
      ],
    },
    { kind: 'heading', level: 2, text: '2. Promise × number' },
    {
      kind: 'boxes',
      caption: 'Each rep in a box',
      boxes: [
        { what: 'kept, made', so: 'repeat it', tone: 'good', names: ['Ana Silva', 'Ben Okafor'] },
        { what: 'broke, missed', so: 'execution', tone: 'bad', names: [] },
      ],
    },
    { kind: 'heading', level: 3, text: 'Warnings: 2' },
    {
      kind: 'list',
      items: [
        { text: 'the quota is missing', tone: 'warn', more: ['set it', 'qreview.yaml:3:1'] },
        { text: 'no plan', more: [] },
      ],
    },
    {
      kind: 'trend',
      caption: 'Attainment by quarter',
      quarters: ['2025-Q4', '2026-Q1'],
      lines: [{ name: 'Ana Silva', shares: [1, null] }],
    },
  ],
};
