/** What has become of a thing between two quarters, in a few words: a table for each kind. */
import type { About, StateOf } from './seen.ts';

/** What a thing was in a quarter: absent where it wasn't there, unanswered where nobody said whether it was. */
export type Then<Kind extends About> = StateOf<Kind> | 'absent' | 'unanswered';

/** What has become of what was planned for the quarter. */
export const PROMISE_CHANGES = {
  planned: 'what became of it is not known',
  kept: 'kept',
  missed: 'missed',
  'missed, and not faced': 'missed, and neither taken up nor dropped',
  'taken up again': 'missed, and taken up again',
  'dropped with a reason': 'missed, and dropped with a reason',
  released: 'released',
  'not known': 'what became of it is not known',
  absent: 'dropped without a word',
  unanswered: 'what became of it is not known',
} as const satisfies Record<Then<'promise'>, string>;

const FAILED = {
  absent: 'stopped',
  works: 'repeated, and it works now',
  partly: 'repeated, and it works in part now',
  fails: 'repeated, though it had not worked',
} as const;

/** What has become of an effort: by what it was, and how it does now. */
const EFFORT_CHANGES = {
  worked: {
    absent: 'stopped, though it worked',
    works: 'kept up',
    partly: 'works only in part now',
    fails: 'does not work any more',
  },
  'worked, not to be kept up': {
    absent: 'stopped, as decided',
    works: 'kept up',
    partly: 'works only in part now',
    fails: 'does not work any more',
  },
  'worked and did not': {
    absent: 'stopped',
    works: 'kept up, and it works now',
    partly: 'kept up, though it works only in part',
    fails: 'does not work any more',
  },
  'did not work': FAILED,
  'did not work, to be repeated': { ...FAILED, absent: 'stopped, though it was to be repeated' },
  'did not work, to be changed': {
    absent: 'stopped, though it was to be changed',
    works: 'changed, and it works now',
    partly: 'changed, and it works in part now',
    fails: 'changed, and it still does not work',
  },
  'planned again': FAILED,
} as const;

const DOES = {
  absent: 'absent',
  worked: 'works',
  'worked, not to be kept up': 'works',
  'worked and did not': 'partly',
  'did not work': 'fails',
  'did not work, to be changed': 'fails',
  'did not work, to be repeated': 'fails',
} as const;

type Tried<Table> = Table extends Record<string, infer Row> ? Row[keyof Row] : never;
type EffortChange =
  | Tried<typeof EFFORT_CHANGES>
  | 'begun'
  | 'not known whether it is new'
  | 'not known whether it goes on'
  | 'planned again, though it did not work';

/** What has become of an effort. */
export function effortChange(before: Then<'effort'>, now: Then<'effort'>): EffortChange {
  if (before === 'absent') return 'begun';
  if (before === 'unanswered') return 'not known whether it is new';
  if (now === 'unanswered') return 'not known whether it goes on';
  if (now === 'planned again') return 'planned again, though it did not work';
  return EFFORT_CHANGES[before][DOES[now]];
}

type LessonChange =
  | 'learned'
  | 'learned again'
  | 'used in the plan before'
  | 'not known whether it was used'
  | 'forgotten'
  | 'not used so far';

/** What has become of a lesson. */
export function lessonChange(before: Then<'lesson'>, now: Then<'lesson'>): LessonChange {
  if (before === 'absent' || before === 'unanswered') return 'learned';
  if (now !== 'absent' && now !== 'unanswered') return 'learned again';
  if (before === 'used in the plan') return 'used in the plan before';
  if (before === 'no plan yet') return 'not known whether it was used';
  return now === 'absent' ? 'forgotten' : 'not used so far';
}

type TopicChange = 'known now' | 'not known any more' | 'known less than before' | 'partly known now';

/** What is known of a topic, where that is other than it was. */
export function topicChange(before: StateOf<'topic'>, now: StateOf<'topic'>): TopicChange | undefined {
  if (before === now) return undefined;
  if (now === 'known') return 'known now';
  if (now === 'not known') return 'not known any more';
  return before === 'known' ? 'known less than before' : 'partly known now';
}

/** All that can have become of things. */
export type Change =
  | (typeof PROMISE_CHANGES)[Then<'promise'>]
  | 'newly planned'
  | 'planned once more'
  | EffortChange
  | LessonChange
  | TopicChange
  | 'another client'
  | 'other news';
