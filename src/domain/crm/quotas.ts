/** A table of quotas: a row for each rep and quarter, or a row for each rep with a column for each quarter. */
import { formatMoney } from '../money.ts';
import { nameOf, type Team } from '../team.ts';
import { readAmount, type DecimalMark } from './amount.ts';
import { cellAt, cellReader } from './columns.ts';
import { increase } from './counts.ts';
import { currencyOf, isOwnCurrency } from './currency.ts';
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

const FORMS = [
  /^(?:FY\s*)?(?<year>\d{4})[\s/-]*Q(?<of>[1-4])$/i,
  /^FY\s*(?<year>\d{2})[\s/-]*Q(?<of>[1-4])$/i,
  /^Q(?<of>[1-4])[\s/-]*(?:FY\s*)?(?<year>\d{4})$/i,
  /^Q(?<of>[1-4])[\s/-]*(?:FY\s*|['’])(?<year>\d{2})$/i,
];

/** A quarter as tables write it: 2026-Q1, Q1 2026, FY2026 Q1, Q1'26. Undefined for anything else. */
export function readQuarter(text: string): string | undefined {
  for (const form of FORMS) {
    const { year, of } = form.exec(text.trim())?.groups ?? {};
    if (year !== undefined) return `${year.padStart(4, '20')}-Q${of}`;
  }
  return undefined;
}

/** A table of quotas, which are added to some. */
export function quotaTable(
  quotas: Quota[],
  owners: Owners,
  { team, decimal }: { readonly team: Team; readonly decimal?: DecimalMark },
  notes: ExportNotes,
): TableKind {
  return {
    needed: [{ fields: ['owner', 'name'], what: 'the rep' }],
    used: ['quarter', 'quota', 'amount', 'currency'],
    open: (columns, headings) => {
      const owner = cellReader(columns, 'owner', 'name');
      const [quarterCell, quota] = [cellReader(columns, 'quarter'), cellReader(columns, 'quota', 'amount')];
      const currencyCell = cellReader(columns, 'currency');
      const isLong = columns.has('quarter') && (columns.has('quota') || columns.has('amount'));
      const wide = quarterColumns(headings, isLong, notes);
      if (wide.length === 0 && !isLong) {
        const advice = 'give each quarter a column (2026-Q1), or have a column for the quarter and one for the quota';
        notes.problems.add('quotas', { line: 1, message: 'there are no quotas in it', advice });
        return () => undefined;
      }
      const lines = new Map<string, number>();
      const add = (rep: string, quarter: string, amount: number, line: number): void => {
        const before = lines.get(`${rep} ${quarter}`);
        if (before === undefined) {
          lines.set(`${rep} ${quarter}`, line);
          quotas.push({ rep, quarter, amount });
          return;
        }
        const where = before === line ? 'this line' : `line ${before}`;
        const message = `${nameOf(team, rep)} has a quota for ${quarter} already, in ${where}`;
        notes.problems.add(message, { line, message, advice: 'give each rep one quota for a quarter: their sum' });
      };
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
          } else {
            const currency = currencyCell(cells) || read.currency;
            if (currency === undefined || isOwnCurrency(currency, team.currency)) add(rep, quarter, read.amount, line);
            else notes.problems.add('currency', { line, ...inAnotherCurrency(currencyOf(currency), team) });
          }
        }
      };
    },
  };
}

/** The columns that are a quarter's. One that seems to be is not passed over, unless the rows say the quarter. */
function quarterColumns(
  headings: readonly string[],
  isLong: boolean,
  notes: ExportNotes,
): { readonly quarter: string; readonly quota: (cells: readonly string[]) => string }[] {
  const columns = headings.flatMap((heading, place) => {
    const quarter = readQuarter(heading);
    return quarter === undefined ? [] : [{ quarter, quota: cellAt(place) }];
  });
  const unread = headings.filter((heading) => /q[1-4](?!\d)/i.test(heading) && readQuarter(heading) === undefined);
  if (columns.length > 0 || !isLong) {
    for (const heading of unread) {
      const message = `the column ${JSON.stringify(heading.trim())} seems to be a quarter, and cannot be read as one`;
      notes.problems.add(message, { line: 1, message, advice: 'call it 2026-Q1, or take it out' });
    }
  }
  return columns;
}

function inAnotherCurrency(currency: string, team: Team): { readonly message: string; readonly advice: string } {
  return {
    message: `a quota is in ${currency}, and the team's currency is ${team.currency}`,
    advice: `write it in ${team.currency}`,
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
