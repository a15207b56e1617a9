/** What has become of a thing between two quarters, in a few words: one function for each kind. */
import type { About, StateOf } from './seen.ts';

/** What a thing was in a quarter: absent where it wasn't there, unanswered where nobody said whether it was. */
export type Then<Kind extends About> = StateOf<Kind> | 'absent' | 'unanswered';

/** What has become of what was planned for the quarter. */
export function promiseChange(now: Then<'promise'>) {
  switch (now) {
    case 'absent':
      return 'dropped without a word';
    case 'unanswered':
    case 'not known':
    case 'planned':
      return 'what became of it is not known';
    case 'missed, and not faced':
      return 'missed, and neither taken up nor dropped';
    case 'taken up again':
      return 'missed, and taken up again';
    case 'dropped with a reason':
      return 'missed, and dropped with a reason';
    default:
      return now;
  }
}

/** What is planned now, and what that was before. */
export function planChange(before: Then<'plan'>, now: StateOf<'plan'>) {
  return before === 'absent' && now === 'planned' ? 'newly planned' : 'planned once more';
}

/** What has become of an effort. */
export function effortChange(before: Then<'effort'>, now: Then<'effort'>) {
  if (before === 'absent') return 'begun';
  if (before === 'unanswered') return 'not known whether it is new';
  if (now === 'unanswered') return 'not known whether it goes on';
  if (now === 'planned again') return 'planned again, though it did not work';
  const works = now === 'worked' || now === 'worked, not to be kept up';
  switch (before) {
    case 'worked':
    case 'worked, not to be kept up':
      if (now === 'absent') return before === 'worked' ? 'stopped, though it worked' : 'stopped, as decided';
      if (works) return 'kept up';
      return now === 'worked and did not' ? 'works only in part now' : 'does not work any more';
    case 'worked and did not':
      if (now === 'absent') return 'stopped';
      if (works) return 'kept up, and it works now';
      return now === before ? 'kept up, though it works only in part' : 'does not work any more';
    case 'did not work, to be changed':
      if (now === 'absent') return 'stopped, though it was to be changed';
      if (works) return 'changed, and it works now';
      return now === 'worked and did not' ? 'changed, and it works in part now' : 'changed, and it still does not work';
    default:
      if (now === 'absent') return before === 'did not work' ? 'stopped' : 'stopped, though it was to be repeated';
      if (works) return 'repeated, and it works now';
      return now === 'worked and did not' ? 'repeated, and it works in part now' : 'repeated, though it had not worked';
  }
}

/** What has become of a lesson. */
export function lessonChange(before: Then<'lesson'>, now: Then<'lesson'>) {
  if (before === 'absent' || before === 'unanswered') return 'learned';
  if (now !== 'absent' && now !== 'unanswered') return 'learned again';
  if (before === 'used in the plan') return 'used in the plan before';
  if (before === 'no plan yet') return 'not known whether it was used';
  return now === 'absent' ? 'forgotten' : 'not used so far';
}

/** What is known of a topic, where that is other than it was. */
export function topicChange(before: StateOf<'topic'>, now: StateOf<'topic'>) {
  if (before === now) return undefined;
  if (now === 'known') return 'known now';
  if (now === 'not known') return 'not known any more';
  return before === 'known' ? 'known less than before' : 'partly known now';
}

/** All that can have become of things. */
export type Change =
  | ReturnType<typeof promiseChange>
  | ReturnType<typeof planChange>
  | ReturnType<typeof effortChange>
  | ReturnType<typeof lessonChange>
  | NonNullable<ReturnType<typeof topicChange>>
  | 'another client'
  | 'other news';
