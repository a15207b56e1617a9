/** Two quarters side by side where there is room, and one below the other where not; or as Markdown. */
import { differs, type About, type NumberSeen, type Row, type Seen } from '../domain/comparison/compare.ts';
import { formatSayDo } from '../domain/record.ts';
import type { RepComparison, TeamComparison } from '../domain/comparison/team.ts';
import { formatAttainment } from './attainment.ts';
import { renderersOf, withVisible, type Renderers, type Style } from './format.ts';
import { asMarkdown, markdownTable } from './markdown.ts';
import { nothing } from './marks.ts';
import { widthOf, wrap } from './table.ts';

const HEADINGS: Readonly<Record<About, string>> = {
  promise: 'Promises',
  plan: 'Plans',
  effort: 'Efforts',
  lesson: 'Lessons',
  client: 'The biggest client',
  topic: 'What you know',
};
const KINDS = ['promise', 'plan', 'effort', 'lesson', 'client', 'topic'] as const satisfies readonly About[];

/** From so many columns on, there is room for both quarters side by side. */
const WIDE = 100;
const GUTTER = ' │ ';
const PLAIN_GUTTER = ' | ';

/** What `diff` prints of two quarters. */
export const comparisonRenderers: Renderers<TeamComparison, 'markdown'> = {
  ...renderersOf((result: TeamComparison, style) => `${text(result, style).join('\n')}\n`),
  markdown: (result) => `${markdown(withVisible(result)).join('\n')}\n`,
};

function text(result: TeamComparison, style: Style): string[] {
  const { team, from, to, rep, number, reps } = result;
  const arrow = style.unicode ? '→' : '->';
  const head = `${style.strong(team)}  ${from} ${arrow} ${to}`;
  const total = [
    '',
    wrap(`${from}: ${bookedOfTeam(number.before, result)}`, style.width, '  ', ''),
    wrap(`${to}: ${bookedOfTeam(number.now, result)}`, style.width, '  ', ''),
  ];
  return [head, ...(rep === null ? total : []), ...reps.flatMap((one) => ['', ...repLines(one, result, style)])];
}

function repLines(rep: RepComparison, { from, to, currency }: TeamComparison, style: Style): string[] {
  const { name, comparison } = rep;
  const head = style.strong(name);
  if (comparison === null) return [head, wrap(whyNot(rep, from, to), style.width, '  ')];
  const { before, now, rows } = comparison;
  const sides = [
    [before, from],
    [now, to],
  ] as const;
  return [
    head,
    ...sides.map(([side, quarter]) =>
      wrap(
        `${quarter}: ${formatNumber(side.number, currency)}; ${formatSayDo(side.sayDo)}${side.state === 'draft' ? ' (a draft)' : ''}`,
        style.width,
        '    ',
        '  ',
      ),
    ),
    ...(differs(comparison) ? [] : ['  nothing has changed']),
    ...(rows.length > 0 && style.width >= WIDE ? sideBySide(from, to, style) : []),
    ...KINDS.flatMap((kind) => {
      const some = rows.filter(({ about }) => about === kind);
      return some.length === 0
        ? []
        : [`  ${style.faint(HEADINGS[kind])}`, ...some.flatMap((row) => rowLines(row, from, to, style))];
    }),
  ];
}

function whyNot({ before, now }: RepComparison, from: string, to: string): string {
  const said = {
    missing: 'no review',
    unreadable: 'the review cannot be read, see qreview validate',
    done: 'reviewed',
    draft: 'a draft',
  } as const;
  const of = (state: RepComparison['before']): string => (state === null ? 'not in the team' : said[state]);
  return `${from}: ${of(before)}; ${to}: ${of(now)}`;
}

function rowLines(row: Row, from: string, to: string, style: Style): string[] {
  const bullet = style.unicode ? '•' : '*';
  if (style.width >= WIDE) {
    return [`  ${bullet} ${style.strong(row.change)}`, ...sideBySide(told(row.before), told(row.now), style)];
  }
  const subject = row.now ?? row.before;
  const head = wrap(`${style.strong(row.change)}: ${subject?.text ?? ''}`, style.width, '    ', `  ${bullet} `);
  if (row.about === 'client') {
    const sides = [`${from}: ${told(row.before) ?? ''}`, `${to}: ${told(row.now) ?? ''}`];
    return [head, ...sides.map((side) => wrap(side, style.width, '        ', '      '))];
  }
  const states = [
    ...(row.before === null ? [] : [`${from}: ${row.before.state}`]),
    ...(row.now === null ? [] : [`${to}: ${row.now.state}`]),
  ].join(', ');
  const was =
    row.before === null || row.now === null || row.before.text === row.now.text
      ? ''
      : `; in ${from}: ${row.before.text}`;
  const note = subject?.note ?? null;
  return [
    head,
    wrap(`${states}${was}`, style.width, '      '),
    ...(note === null ? [] : [wrap(note, style.width, '      ')]),
  ];
}

function told(one: Seen | null): string | undefined {
  if (one === null) return undefined;
  // That it is the biggest client is said already.
  const state = one.state === 'the biggest' ? '' : ` (${one.state})`;
  return `${one.text}${state}${one.note === null ? '' : `: ${one.note}`}`;
}

function sideBySide(before: string | undefined, now: string | undefined, style: Style): string[] {
  const gutter = style.unicode ? GUTTER : PLAIN_GUTTER;
  const room = Math.floor((style.width - '    '.length - gutter.length) / 2);
  const [left, right] = [before, now].map((cell) => wrap(cell ?? nothing(style), room).split('\n'));
  return Array.from({ length: Math.max(left?.length ?? 0, right?.length ?? 0) }, (_, index) => {
    const one = left?.[index] ?? '';
    return `    ${one}${' '.repeat(Math.max(room - widthOf(one), 0))}${gutter}${right?.[index] ?? ''}`.trimEnd();
  });
}

function formatNumber({ booked, quota, attainment }: NumberSeen, currency: string): string {
  return formatAttainment(booked ?? 'not known', quota, attainment, currency);
}

function bookedOfTeam(
  { amount, against, share, reps, of }: TeamComparison['number']['before'],
  result: TeamComparison,
): string {
  return `${formatNumber({ booked: amount, quota: against, attainment: share }, result.currency)}, ${reps} of ${of} reps`;
}

function markdown(result: TeamComparison): string[] {
  const { team, from, to, rep, number, reps } = result;
  const total = markdownTable(
    ['quarter', 'booked of quota'],
    [
      [from, asMarkdown(bookedOfTeam(number.before, result))],
      [to, asMarkdown(bookedOfTeam(number.now, result))],
    ],
  );
  return [
    `# ${asMarkdown(team)}: ${from} to ${to}`,
    ...(rep === null ? ['', ...total] : []),
    ...reps.flatMap((one) => ['', `## ${asMarkdown(one.name)}`, '', ...repMarkdown(one, result)]),
  ];
}

function repMarkdown(rep: RepComparison, { from, to, currency }: TeamComparison): string[] {
  const { comparison } = rep;
  if (comparison === null) return [asMarkdown(whyNot(rep, from, to))];
  const { before, now, rows } = comparison;
  const line = (quarter: string, side: typeof before): string[] => [
    quarter,
    asMarkdown(formatNumber(side.number, currency)),
    asMarkdown(formatSayDo(side.sayDo)) + (side.state === 'draft' ? ' (a draft)' : ''),
  ];
  return [
    ...markdownTable(['quarter', 'the number', 'say/do'], [line(from, before), line(to, now)]),
    ...(differs(comparison) ? [] : ['', 'Nothing has changed.']),
    ...KINDS.flatMap((kind) => {
      const some = rows.filter(({ about }) => about === kind);
      if (some.length === 0) return [];
      const cells = some.map((row) => [
        row.change,
        ...[row.before, row.now].map((one) => asMarkdown(told(one) ?? '–')),
      ]);
      return ['', `### ${HEADINGS[kind]}`, '', ...markdownTable(['change', from, to], cells)];
    }),
  ];
}
