import { randomBytes } from 'node:crypto';
import nock from 'nock';
import { createFates, type FakeAnswer, type Fates } from './failing-calls.ts';

export const serviceNowHost = 'desk-test.service-now.com';

/** One call as it came in. */
export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

type Row = Record<string, string>;

/**
 * An instance in memory, with the answers of "Table API" (ServiceNow API reference, 2026-03-12), "REST OAuth example" and
 * "Inbound REST API rate limiting" (2026-03-12).
 */
export interface FakeServiceNow {
  readonly fates: Fates;
  readonly calls: SeenCall[];
  readonly incidents: Map<string, Row>;
  /** Roles of the account; without them the instance leaves out what it may not do, and says nothing. */
  readonly may: { readCorrelation: boolean; close: boolean };
  /** The token that is let in, where OAuth is used; each sign-in makes a new one. */
  token: string;
}

/** Puts the instance behind `https://`; cleaned up by `nock.cleanAll()`. */
export function fakeServiceNow(): FakeServiceNow {
  const fake: FakeServiceNow = {
    fates: createFates(),
    calls: [],
    incidents: new Map(),
    may: { readCorrelation: true, close: true },
    token: '',
  };
  for (const method of ['GET', 'POST', 'PATCH']) {
    nock(`https://${serviceNowHost}`)
      .persist()
      .intercept(/.*/, method)
      .reply(async function (uri, body) {
        const url = new URL(uri, `https://${serviceNowHost}`);
        const [authorization] = [this.req.headers['authorization']].flat();
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const seen = { method, path: url.pathname, query: url.searchParams, authorization, body: text };
        fake.calls.push(seen);
        const [status, answer, headers = {}] = await fake.fates.meet(() => carryOut(fake, seen));
        return [status, answer as nock.Body, headers];
      });
  }
  return fake;
}

function carryOut(fake: FakeServiceNow, seen: SeenCall): FakeAnswer {
  if (seen.path === '/oauth_token.do') {
    fake.token = randomBytes(8).toString('hex');
    return [200, { access_token: fake.token, token_type: 'Bearer', expires_in: 1799, scope: 'useraccount' }];
  }
  const isIn = fake.token === '' || seen.authorization === `Bearer ${fake.token}`;
  return isIn ? onTable(fake, seen) : failure(401, 'User Not Authenticated');
}

function onTable(fake: FakeServiceNow, seen: SeenCall): FakeAnswer {
  if (seen.method === 'POST') return create(fake, fieldsOf(seen));
  const id = /^\/api\/now\/table\/incident\/(\w+)$/.exec(seen.path)?.[1];
  if (id === undefined) return find(fake, seen.query);
  const row = fake.incidents.get(id);
  if (!row) return failure(404, 'No Record found');
  return seen.method === 'PATCH' ? change(fake, row, fieldsOf(seen)) : read(row, seen.query);
}

function failure(status: number, message: string): FakeAnswer {
  return [status, { error: { message, detail: 'Record does not exist or ACL restricts it' }, status: 'failure' }];
}

function fieldsOf({ body }: SeenCall): Row {
  return JSON.parse(body) as Row;
}

function create({ incidents }: FakeServiceNow, fields: Row): FakeAnswer {
  const row = {
    state: '1',
    comments: '',
    work_notes: '',
    ...fields,
    sys_id: randomBytes(16).toString('hex'),
    number: `INC00100${String(incidents.size + 10)}`,
  };
  incidents.set(row.sys_id, row);
  return [201, { result: { sys_id: row.sys_id, number: row.number } }];
}

function find({ incidents, may }: FakeServiceNow, query: URLSearchParams): FakeAnswer {
  const wanted = /^correlation_id=(.*)$/.exec(query.get('sysparm_query') ?? '')?.[1];
  // A condition on a field that may not be read is left out.
  const rows = [...incidents.values()].filter((row) => !may.readCorrelation || row['correlation_id'] === wanted);
  const result = rows.slice(0, Number(query.get('sysparm_limit'))).map((row) => ({
    sys_id: row['sys_id'],
    number: row['number'],
    correlation_id: may.readCorrelation ? row['correlation_id'] : '',
  }));
  return [200, { result }];
}

function read(row: Row, query: URLSearchParams): FakeAnswer {
  // As they are stored, journal fields are empty.
  const shows = query.get('sysparm_display_value') === 'true';
  return [200, { result: { comments: shows ? row['comments'] : '', work_notes: shows ? row['work_notes'] : '' } }];
}

function change({ may }: FakeServiceNow, row: Row, fields: Row): FakeAnswer {
  for (const [name, value] of Object.entries(fields)) {
    const isJournal = name === 'comments' || name === 'work_notes';
    if (name === 'state' && value === '7' && !may.close) continue;
    row[name] = isJournal ? `2026-03-14 08:26:00 - Desk\n${value}\n\n${row[name] ?? ''}` : value;
  }
  return [200, { result: { state: row['state'] } }];
}
