/** What is wrong with a value, as `npm run generate` compiles it from the schemas. */
import type { ErrorObject } from 'ajv';

interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

export const team: Validate;
export const review: Validate;
export const actuals: Validate;
