import { areaOf, type Contract, pathOf } from '../action/contract.ts';
import { type JsonSchema, jsonSchemaOf, type SchemaParts } from './json-schema.ts';

/** Kinds of "no" at the HTTP door with their status, in the order in which a caller meets them. */
export const refusalAnswers = [
  ['malformed', 400, 'The input does not have the stated shape; reasons name the fields'],
  ['not-signed-in', 401, 'Nobody is signed in, or the session has ended'],
  ['not-permitted', 403, 'No office of the account may do this over this organisation'],
  ['not-found', 404, 'There is no such thing, or not for this account'],
  ['conflict', 409, 'Someone was first, or the request id was used for another input: reload and compare'],
  ['refused', 422, 'The rules say no; every known reason is given'],
  ['too-many', 429, 'Too many requests; try again later'],
  ['bug', 500, 'A fault of the program; the incident number finds it in the log'],
] as const;

const refusalSchema: JsonSchema = {
  type: 'object',
  required: ['kind', 'reasons'],
  properties: {
    kind: { type: 'string', enum: refusalAnswers.map(([kind]) => kind) },
    reasons: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'params', 'vi', 'en'],
        properties: {
          code: { type: 'string', description: '<area>.<fact that blocks>' },
          params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          field: { type: 'string', description: 'Dotted path of the input field, e.g. parts.2.share' },
          vi: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
    incident: { type: 'string' },
  },
};

const header = (name: string, required: boolean, description: string): JsonSchema => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(name === 'X-Csrf-Token' ? {} : { format: 'uuid' }) },
});

const headersOf = (contract: Contract): JsonSchema[] => {
  const isAction = contract.kind === 'action';
  const needsOffice = contract.over !== 'self' && contract.over !== 'public';
  return [
    ...(isAction
      ? [header('Idempotency-Key', true, 'Names this intent; sent again with the same input it gives the first answer')]
      : []),
    ...(contract.over === 'public' ? [] : [header('X-Csrf-Token', true, 'The token that the session question gives')]),
    ...(needsOffice
      ? [
          header('X-Office', false, 'The office in which the account acts, where it holds several'),
          header('X-Helper-For', false, 'The helper office in which the account acts for its holder'),
        ]
      : []),
  ];
};

const overText = (contract: Contract): string =>
  typeof contract.over === 'string' ? contract.over : `field ${contract.over.field}`;

const json = (schema: JsonSchema) => ({ content: { 'application/json': { schema } } });

const answersOf = (output: JsonSchema): Record<string, JsonSchema> => ({
  200: { description: 'Done', ...json(output) },
  ...Object.fromEntries(
    refusalAnswers.map(([kind, status]) => [String(status), { $ref: `#/components/responses/${kind}` }]),
  ),
});

const operationOf = (contract: Contract, parts: SchemaParts): JsonSchema => ({
  operationId: contract.name,
  tags: [areaOf(contract.name)],
  summary: contract.summary,
  'x-kind': contract.kind,
  'x-over': overText(contract),
  ...(contract.kind === 'action' ? { 'x-undo': contract.undo } : {}),
  ...(contract.over === 'public' ? { security: [] } : {}),
  parameters: headersOf(contract),
  requestBody: { required: true, ...json(jsonSchemaOf(contract.input, 'input', `${contract.name}.input`, parts)) },
  responses: answersOf(jsonSchemaOf(contract.output, 'output', `${contract.name}.output`, parts)),
});

/**
 * The OpenAPI 3.1 document of all contracts, sorted by name. Every call is a POST with the input itself as JSON body.
 * What it does not say: which role may call what (see docs/generated/permissions.md) and which codes a contract can refuse with.
 */
export const openApiDocument = (contracts: readonly Contract[], about: { readonly version: string }): JsonSchema => {
  const sorted = [...contracts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts: SchemaParts = {};
  const paths = Object.fromEntries(sorted.map((one) => [pathOf(one.name), { post: operationOf(one, parts) }]));
  return {
    openapi: '3.1.0',
    info: { title: 'Vững Mạnh', version: about.version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: [...new Set(sorted.map((one) => areaOf(one.name)))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } },
      responses: Object.fromEntries(
        refusalAnswers.map(([kind, , description]) => [
          kind,
          { description, ...json({ $ref: '#/components/schemas/Refusal' }) },
        ]),
      ),
      schemas: { Refusal: refusalSchema, ...parts },
    },
  };
};
