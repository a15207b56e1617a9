/** What became of a deal: by the flags for it, by its status and by its stage, which are to agree. */
import { cellReader, type Columns } from './columns.ts';
import { remembering } from './memory.ts';
import { outcomeHinted, readFlag, stageReader, type NamedStages, type Outcome } from './stage.ts';
import { quoted } from './text.ts';

/** What became of a deal, and how that is said. */
export interface ReadOutcome {
  /** Its stage, or else its status: of what nothing knows, the one that says won or lost. */
  readonly stage: string;
  /** Undefined where nothing knows the stage. */
  readonly outcome: Outcome | undefined;
  /** Where it is said to be two things at once, and what to do about it. */
  readonly contradiction: Contradiction | undefined;
}

interface Contradiction {
  readonly message: string;
  readonly advice: string;
}

/** A reader of outcomes. */
export function outcomeReader(
  columns: Columns,
  stages: NamedStages,
  headings: readonly string[],
): (cells: readonly string[]) => ReadOutcome {
  const cell = {
    won: cellReader(columns, 'is_won'),
    lost: cellReader(columns, 'is_lost'),
    closed: cellReader(columns, 'is_closed'),
    status: cellReader(columns, 'status'),
    stage: cellReader(columns, 'stage'),
  };
  const flagOf = remembering(readFlag);
  const stageOf = remembering(stageReader(stages));
  const hintIn = remembering(outcomeHinted);
  const choices = [columns.get('stage'), columns.get('status')].map(
    (place) => `--column stage=${quoted(String(headings[Number(place)]).trim())}`,
  );
  return (cells) => {
    const flags = { won: flagOf(cell.won(cells)), lost: flagOf(cell.lost(cells)), open: undefined };
    const [status, stage] = [cell.status(cells), cell.stage(cells)];
    const staged = [stageOf(status), stageOf(stage)];
    const flagged = [
      flags.won === true ? ('won' as const) : undefined,
      flags.lost === true ? ('lost' as const) : undefined,
    ];
    const said = [...flagged, ...staged].filter((outcome) => outcome !== undefined);
    const [first] = said;
    if (first === undefined) {
      const isClosed = flagOf(cell.closed(cells));
      const isOpen = isClosed === false || (flags.won === false && flags.lost === false);
      const outcome = isClosed === true ? 'lost' : isOpen ? 'open' : undefined;
      const isHint = outcome === undefined && hintIn(stage) === undefined && hintIn(status) !== undefined;
      return { stage: (isHint ? '' : stage) || status, outcome, contradiction: undefined };
    }
    const things = [...new Set(said), ...(flags[first] === false ? [`not ${first}`] : [])];
    if (things.length === 1) return { stage: stage || status, outcome: first, contradiction: undefined };
    const [ofStatus, ofStage] = staged;
    const isBetweenColumns = ofStatus !== undefined && ofStage !== undefined && ofStatus !== ofStage;
    return {
      stage: stage || status,
      outcome: first,
      contradiction: {
        message: `this deal is said to be ${things.join(' and ')}`,
        advice: isBetweenColumns
          ? `correct it in the CRM, or say which column counts: ${choices.join(' or ')}`
          : 'correct it in the CRM',
      },
    };
  };
}
