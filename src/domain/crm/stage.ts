/** Whether a deal was won, was lost, or is open, by the words of its stage. */
import { folded } from './text.ts';

/** What became of a deal. */
export const OUTCOMES = ['won', 'lost', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The stages that the user named for each outcome. */
export type NamedStages = Readonly<Partial<Record<Outcome, readonly string[]>>>;

const WON = [
  'won|closed won|closedwon|win|success|gewonnen|geschlossen gewonnen|abgeschlossen gewonnen|gagne|ferme gagne|gagnee',
  'conclue gagnee|affaire conclue|ganado|ganada|cerrada ganada|cerrado ganado|vinto|vinta|chiusa vinta|chiuso vinto',
  'gesloten gewonnen|ganho|ganha|fechado ganho|fechada ganha|fechado e ganho|wygrana|zamknieta wygrana|zamkniete wygrane',
  'abgeschlossen und gewonnen|ferme et gagne|fermee gagnee|cerrada y ganada|chiusa e vinta|gesloten en gewonnen',
];
const LOST = [
  'lost|closed lost|closedlost|loss|verloren|geschlossen verloren|abgeschlossen verloren|perdu|ferme perdu|perdue',
  'conclue perdue|affaire perdue|perdido|perdida|cerrada perdida|cerrado perdido|perso|persa|chiusa persa|chiuso perso',
  'gesloten verloren|fechado perdido|fechada perdida|fechado e perdido|przegrana|utracona|zamknieta utracona',
  'abgeschlossen und verloren|ferme et perdu|fermee perdue|cerrada y perdida|chiusa e persa|gesloten en verloren',
  'canceled|cancelled|storniert|annule|annulee|cancelado|cancelada|annullato|annullata|geannuleerd|anulowana',
];
const OPEN = ['open|offen|ouvert|ouverte|abierto|abierta|aperto|aperta|aberto|aberta|otwarta'];

const words = (lists: readonly string[]): readonly string[] => lists.flatMap((list) => list.split('|'));
const KNOWN: ReadonlyMap<string, Outcome> = new Map([
  ...words(WON).map((word) => [word, 'won'] as const),
  ...words(LOST).map((word) => [word, 'lost'] as const),
  ...words(OPEN).map((word) => [word, 'open'] as const),
]);

/** A reader of stages: undefined for one that neither the user nor this table knows. */
export function stageReader(named: NamedStages): (stage: string) => Outcome | undefined {
  const own = new Map(
    OUTCOMES.flatMap((outcome) => named[outcome]?.map((stage) => [folded(stage), outcome] as const) ?? []),
  );
  return (stage) => {
    const whole = folded(stage);
    // HubSpot puts the name of the pipeline behind it: Closed won (Sales Pipeline).
    return own.get(whole) ?? KNOWN.get(whole) ?? KNOWN.get(folded(stage.replace(/\([^()]*\)$/, '')));
  };
}

/** What an unknown stage seems to say, by a word of it: "Closed Won - Renewal" is not to be taken for open unasked. */
export function outcomeHinted(stage: string): 'won' | 'lost' | undefined {
  for (const word of folded(stage).split(' ')) {
    const outcome = KNOWN.get(word);
    if (outcome === 'won' || outcome === 'lost') return outcome;
  }
  return undefined;
}

/** What a cell of yes or no says; undefined where it says neither. */
export function readFlag(cell: string): boolean | undefined {
  const text = folded(cell);
  if (['true', 'yes', '1', 'ja', 'oui', 'si', 'sim', 'tak', 'wahr', 'vrai', 'x'].includes(text)) return true;
  return ['false', 'no', '0', 'nein', 'non', 'nao', 'nee', 'nie', 'falsch', 'faux'].includes(text) ? false : undefined;
}
