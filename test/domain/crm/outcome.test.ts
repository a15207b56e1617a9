import { describe, expect, it } from 'vitest';
import { findColumns } from '../../../src/domain/crm/columns.ts';
import { outcomeReader, type ReadOutcome } from '../../../src/domain/crm/outcome.ts';

/** What became of a deal with some cells: IsWon, IsLost, IsClosed, Status and Stage. */
function read(cells: string): ReadOutcome {
  const headings = ['IsWon', 'IsLost', 'IsClosed', 'Deal Status', ' Stage '];
  const { columns } = findColumns(headings, { named: {}, preferred: {} });
  return outcomeReader(columns, {}, headings)(cells.split(','));
}

describe('what became of a deal', () => {
  it.each([
    ['True,,,,Phase 3', 'won', 'Phase 3'],
    ['True,,,Signed,', 'won', 'Signed'],
    ['True,,,Won,Closed Won', 'won', 'Closed Won'],
    [',,False,,Phase 3', 'open', 'Phase 3'],
    [',,False,Won - Renewal,Phase 3', 'open', 'Phase 3'],
    [',,True,Signed,Phase 3', 'lost', 'Phase 3'],
    ['False,False,,,Phase 3', 'open', 'Phase 3'],
    ['False,,,,Phase 3', undefined, 'Phase 3'],
    [',False,,,Phase 3', undefined, 'Phase 3'],
    [',,,Signed,Phase 3', undefined, 'Phase 3'],
    [',,,Signed,', undefined, 'Signed'],
    [',,,Won - Renewal,Phase 3', undefined, 'Won - Renewal'],
    [',,,Lost - old,Closed Won - Renewal', undefined, 'Closed Won - Renewal'],
  ])('is said by its flags, its status and its stage: %s is %s, in the stage %s', (cells, outcome, stage) => {
    expect(read(cells)).toEqual({ stage, outcome, contradiction: undefined });
  });

  const between =
    'correct it in the CRM, or say which column counts: --column stage=Stage or --column stage="Deal Status"';

  it.each([
    [',,,Won,Lost', 'won', 'Lost', 'won and lost', between],
    [',True,,Lost,Won', 'lost', 'Won', 'lost and won', between],
    ['True,,,,Lost', 'won', 'Lost', 'won and lost', 'correct it in the CRM'],
    ['True,,,Lost,', 'won', 'Lost', 'won and lost', 'correct it in the CRM'],
    ['True,,,Lost,Closed Lost', 'won', 'Closed Lost', 'won and lost', 'correct it in the CRM'],
    ['False,,,Won,', 'won', 'Won', 'won and not won', 'correct it in the CRM'],
  ])('may be two things at once: %s', (cells, outcome, stage, things, advice) => {
    const contradiction = { message: `this deal is said to be ${things}`, advice };
    expect(read(cells)).toEqual({ stage, outcome, contradiction });
  });
});
