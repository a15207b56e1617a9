/** A person who answers from a script: by the start of each question, in any order. */
import type { Reply } from '../../src/domain/draft.ts';
import { parseAnswer } from '../../src/domain/questions.ts';
import type { Ask } from '../../src/cli/io.ts';

export interface Scripted {
  readonly ask: Ask;
  /** The questions that were put. */
  readonly asked: readonly string[];
}

/**
 * Each line of the script is `key or message = what is typed`; a line is used once, and what has no line is skipped.
 * A question of the interview is found by its key (worked.+), another one by how its message begins.
 */
export function scripted(script: readonly (readonly [question: string, typed: string])[]): Scripted {
  const left = [...script];
  const asked: string[] = [];
  const typedFor = (question: string): string | undefined => {
    asked.push(question);
    const index = left.findIndex(([start]) => question.startsWith(start));
    return index === -1 ? undefined : left.splice(index, 1)[0]?.[1];
  };
  return {
    asked,
    ask: {
      question: (question, propose): Promise<Reply | 'back'> => {
        const typed = typedFor(question.key);
        if (typed === undefined)
          return Promise.resolve(question.required && question.current === undefined ? 'unknown' : 'skip');
        if (typed === '?') return Promise.resolve('unknown');
        if (typed === '-') return Promise.resolve('none');
        if (typed === '<') return Promise.resolve('back');
        if (typed === '') return Promise.resolve('skip');
        const parsed = parseAnswer(question.field, typed);
        if ('problem' in parsed) return Promise.reject(new Error(`${question.key}: ${parsed.problem}`));
        return Promise.resolve(
          question.isSubject ? { value: parsed.value, id: propose(typed) } : { value: parsed.value },
        );
      },
      line: ({ message, current, check }) => {
        const typed = typedFor(message) ?? current ?? '';
        const problem = typed === current ? undefined : check(typed);
        return problem === undefined ? Promise.resolve(typed) : Promise.reject(new Error(`${message} ${problem}`));
      },
      choose: (message, choices) => {
        const typed = typedFor(message);
        const choice = typed === undefined ? choices[0] : choices.find(({ value }) => value === typed);
        return choice === undefined
          ? Promise.reject(new Error(`${message} has no ${typed ?? ''}`))
          : Promise.resolve(choice.value);
      },
    },
  };
}
