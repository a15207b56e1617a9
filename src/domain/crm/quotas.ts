/** A table of quotas: a row for each rep and quarter, or a row for each rep with a column for each quarter. */
import { formatMoney } from '../money.ts';
import { nameOf, type Team } from '../team.ts';
import { readAmount, type DecimalMark } from './amount.ts';
import { cellAt, cellReader } from './columns.ts';
import { increase } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import type { Owners } from './owners.ts';
import type { TeamChange } from './roster.ts';
import type { TableKind } from './table.ts';

/** A rep's quota for a quarter. */
export interface Quota {
  readonly rep: string;
  readonly quarter: string;
  readonly amount: number;
}

/** A quarter as tables write it: 2026-Q1, Q1 2026, 2026 Q1, Q1-2026. Undefined for anything else. */
export function readQuarter(text: string): string | undefined {
  const [, yearFirst = '', of = ''] = /^(\d{4})[\s/-]*Q([1-4])$/i.exec(text.trim()) ?? [];
  const [, ofLast = '', yearLast = ''] = /^Q([1-4])[\s/-]*(\d{4})$/i.exec(text.trim()) ?? [];
  if (yearFirst !== '') return `${yearFirst}-Q${of}`;
  return yearLast === '' ? undefined : `${yearLast}-Q${ofLast}`;
}

/** A table of quotas, which are added to some. */
export function quotaTable(
  quotas: Quota[],
  owners: Owners,
  decimal: DecimalMark | undefined,
  notes: ExportNotes,
): TableKind {
  return {
    needed: [{ fields: ['owner', 'name'], what: 'the rep' }],
    open: (columns, headings) => {
      const owner = cellReader(columns, 'owner', 'name');
      const [quarterCell, quota] = [cellReader(columns, 'quarter'), cellReader(columns, 'quota', 'amount')];
      const wide = headings.flatMap((heading, place) => {
        const quarter = readQuarter(heading);
        return quarter === undefined ? [] : [{ quarter, quota: cellAt(place) }];
      });
      if (wide.length === 0 && !(columns.has('quarter') && (columns.has('quota') || columns.has('amount')))) {
        const advice = 'give each quarter a column (2026-Q1), or have a column for the quarter and one for the quota';
        notes.problems.add('quotas', { line: 1, message: 'there are no quotas in it', advice });
        return () => undefined;
      }
      return ({ cells, line }) => {
        const rep = owners.find(owner(cells), line, notes);
        if (rep === undefined) return;
        const found =
          wide.length > 0
            ? wide.map((column) => ({ quarter: column.quarter, text: column.quota(cells) }))
            : [{ quarter: readQuarter(quarterCell(cells)), text: quota(cells) }];
        for (const { quarter, text } of found) {
          const read = readAmount(text, decimal);
          if (quarter === undefined) {
            const message = `${JSON.stringify(quarterCell(cells))} is no quarter`;
            notes.problems.add('quarter', { line, message, advice: 'write it like 2026-Q1' });
          } else if (read.state === 'empty') increase(notes.leftOut, 'without a quota');
          else if (read.state !== 'amount' || read.amount < 0) {
            notes.badAmount(text, read.state === 'ambiguous' ? read.state : 'refused', line);
          } else quotas.push({ rep, quarter, amount: read.amount });
        }
      };
    },
  };
}

/** The team with some quotas in it. */
export function withQuotas(team: Team, quotas: readonly Quota[]): TeamChange {
  const reps = new Map(Object.entries(team.reps));
  const changes: string[] = [];
  for (const { rep, quarter, amount } of quotas) {
    const before = reps.get(rep);
    const was = before?.quota?.[quarter];
    if (before === undefined || was === amount) continue;
    reps.set(rep, { ...before, quota: sorted({ ...before.quota, [quarter]: amount }) });
    const then = was === undefined ? '' : ` (was ${formatMoney(was, team.currency)})`;
    changes.push(`${nameOf(team, rep)} ${quarter}: ${formatMoney(amount, team.currency)}${then}`);
  }
  return { team: { ...team, reps: Object.fromEntries(reps) }, changes };
}

function sorted(quota: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(quota).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
