/** Part 6 of the report in words: what the team has in common, or could have. */
import type { AcrossPart, Mention, Report } from '../../domain/generated/report.ts';
import type { Style } from '../format.ts';
import { wrap } from '../table.ts';

/** The lines of part 6. */
export function acrossLines({ across }: Report, style: Style): string[] {
  if (across === undefined) return [];
  return [
    ...section('What works for one, and could work for others', workLines(across, style), style),
    ...section('What several have learned', groupLines(across.lessons, style), style),
    ...section('What fails in several hands', groupLines(across.failing, style), style),
  ];
}

function section(title: string, lines: readonly string[], style: Style): string[] {
  return [`  ${style.strong(title)}`, ...(lines.length === 0 ? ['    nothing this quarter'] : lines)];
}

function workLines({ works }: AcrossPart, style: Style): string[] {
  return works.flatMap(({ by, failedFor, others }) => [
    ...by.map((mention) => told(mention, style)),
    ...failedFor.map((mention) =>
      wrap(`but not for ${mention.name}: ${withResult(mention)}`, style.width, '        ', '      '),
    ),
    `      ${style.faint(`not done by ${others} ${others === 1 ? 'other' : 'others'}`)}`,
  ]);
}

function groupLines(groups: readonly (readonly Mention[])[], style: Style): string[] {
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['    and']),
    ...group.map((mention) => told(mention, style)),
  ]);
}

function told(mention: Mention, style: Style): string {
  return wrap(`${mention.name}: ${withResult(mention)}`, style.width, '      ', `    ${style.unicode ? '•' : '*'} `);
}

function withResult({ text, result }: Mention): string {
  return result === null ? text : `${text} (${result})`;
}
