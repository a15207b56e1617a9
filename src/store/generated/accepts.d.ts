/** Whether a value is valid, as `npm run generate` compiles it from the schemas. */
export function team(value: unknown): boolean;
export function review(value: unknown): boolean;
export function actuals(value: unknown): boolean;
