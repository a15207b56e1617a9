/** The leader knows what has happened with the rep's biggest client. */
import { nameOf } from '../team.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `learned/biggest-client`. */
export const learnedBiggestClient: ReviewRule = {
  of: 'review',
  id: 'learned/biggest-client',
  question: "What's happened with your biggest client?",
  severity: 'info',
  isOfTheRecord: false,
  fires: 'nothing is known of the biggest client',
  explanation:
    'One client may be a quarter of the number, and what happens there is known to the rep long before it shows in ' +
    'the bookings. Ask who left, who came, what was put off. That nothing has happened is an answer too: write it ' +
    'down.',
  example: {
    wrong: `biggest_client:
  client: Norddruck
`,
    right: `biggest_client:
  client: Norddruck
  news: A new head of purchasing, who asks for three offers each time
`,
  },
  check({ biggest_client: biggest, rep }, { team }) {
    if (biggest === undefined) return [];
    const path = ['biggest_client'];
    if (biggest === 'unknown') {
      const message = `you don't know who ${nameOf(team, rep)}'s biggest client is, and what has happened there`;
      return [{ path, message, advice: 'ask, and write the client and the news' }];
    }
    const { client, news } = biggest;
    if (client === undefined || news !== undefined) return [];
    return [
      {
        path,
        message: `you don't know what has happened at "${client}", ${nameOf(team, rep)}'s biggest client`,
        advice: 'ask, and write it as news, even if nothing has happened',
      },
    ];
  },
};
