/** Part 6 of the report as a page: what the team has in common, or could have. */
import type { Mention, Report } from '../../domain/generated/report.ts';
import { heading, paragraph, type Block, type Item } from './page.ts';

/** The blocks of part 6. */
export function acrossBlocks({ across }: Report): Block[] {
  if (across === undefined) return [];
  const works = across.works.flatMap(({ by, failedFor, others }) =>
    by.map((mention): Item => ({
      text: told(mention),
      tone: 'good',
      more: [
        ...failedFor.map((failed) => `but not for ${told(failed)}`),
        `not done by ${others} ${others === 1 ? 'other' : 'others'}`,
      ],
    })),
  );
  return [
    heading('What works for one, and could work for others', 3),
    ...listOf(works),
    heading('What several have learned', 3),
    ...listOf(across.lessons.map(together)),
    heading('What fails in several hands', 3),
    ...listOf(across.failing.map(together)),
  ];
}

function listOf(items: readonly Item[]): Block[] {
  return items.length === 0 ? [paragraph('Nothing this quarter.', 'faint')] : [{ kind: 'list', items }];
}

// The first with the others below it: it is the same thing.
function together(group: readonly Mention[]): Item {
  const [first = '', ...others] = group.map(told);
  return { text: first, more: others };
}

function told({ name, text, result }: Mention): string {
  return `${name}: ${result === null ? text : `${text} (${result})`}`;
}
