import { expect, test } from 'vitest';
import { createLog, type LogFields, logAnswer } from './logging.ts';

const PERSONAL = ['Nguyễn Văn Mẫu', 'nguyen.van.mau', '001099012345', 'mau@example.vn', 'q=bí mật'];

const logged = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  write(createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
};

const leaks = (text: string): string[] => PERSONAL.filter((part) => text.includes(part));

test('a line keeps route, status, duration, incident and account', () => {
  const fields = { route: 'organisations.rename', status: 500, milliseconds: 12, incident: 'i-1', account: 'a-1' };
  const line = JSON.parse(logged((log) => logAnswer(log, fields)));
  expect(line).toMatchObject({ level: 'error', msg: 'answered', ...fields });
});

test('fields that are not on the list never reach the log, whoever passes them', () => {
  const careless = {
    route: '/api/organisations/tree?q=bí mật',
    body: { name: 'Nguyễn Văn Mẫu' },
    headers: { cookie: '001099012345' },
    login: 'nguyen.van.mau',
    status: { name: 'Nguyễn Văn Mẫu' },
  } as unknown as LogFields;
  const text = logged((log) => log.info(careless, 'answered'));
  expect(leaks(text)).toEqual([]);
  expect(text).toContain('/api/organisations/tree');
});

test('a database error tells its state and constraint, not the values it quotes', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "account_login_unique"'), {
    code: '23505',
    constraint: 'account_login_unique',
    table: 'account',
    detail: 'Key (login)=(nguyen.van.mau) already exists.',
  });
  const text = logged((log) => log.error({ err: error }, 'failed'));
  expect(leaks(text)).toEqual([]);
  expect(JSON.parse(text).err).toMatchObject({ code: '23505', constraint: 'account_login_unique', table: 'account' });
});

test.each([
  new Error('invalid input syntax for type uuid: "Nguyễn Văn Mẫu"'),
  new Error("cannot send to 'mau@example.vn"),
  new Error('no person 001099012345 at mau@example.vn'),
  new Error('outer', { cause: new Error('inner "nguyen.van.mau"') }),
  (() => {
    try {
      JSON.parse('Nguyễn Văn Mẫu');
    } catch (error) {
      return error as Error;
    }
    return new Error('never');
  })(),
])('the message of %s is masked', (error) => {
  expect(leaks(logged((log) => log.error({ err: error }, 'failed')))).toEqual([]);
});

test('an error keeps the frames that lead to the fault', () => {
  const line = JSON.parse(logged((log) => log.error({ err: new TypeError('x is undefined') }, 'failed')));
  expect(line.err.kind).toBe('TypeError');
  expect(line.err.message).toBe('x is undefined');
  expect(line.err.stack[0]).toContain('logging.test');
});
