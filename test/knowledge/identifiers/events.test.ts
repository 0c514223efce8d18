import fc from 'fast-check';
import { findEvents } from '../../../knowledge/identifiers/events.ts';
import { knownIdentifiers } from '../../../knowledge/known-identifiers.ts';
import { someKnowledge } from '../../support/knowledge.ts';

const ours = [31001, 31019, 31034, 31044, 32002, 33004, 33008, 6329, 6800, 403, 4724];
const known = knownIdentifiers(
  someKnowledge({
    articles: [{ match: { events: ours.map((id) => ({ provider: 'ADSync', id })) } }],
    neighbours: [{ events: [611, 4740] }],
  }),
);
const valuesIn = (text: string): string[] => findEvents(text, known).map(({ value }) => value);

const xml =
  '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="PasswordResetService"/>' +
  '<EventID Qualifiers="0">31034</EventID><Level>2</Level><TimeCreated SystemTime="2025-02-18T05:41:13.0000000Z"/>' +
  '<EventRecordID>33004</EventRecordID><Execution ProcessID="6800" ThreadID="4724"/></System></Event>';
const json = '{"TimeCreated":"2025-03-11T07:22:40Z","Id":33004,"ProviderName":"PasswordResetService","RecordId":31044}';
const viewer =
  'Log Name:      Application\nSource:        PasswordResetService\nDate:          3/4/2025 9:12:07 AM\n' +
  'Event ID:      33008\nTask Category: None\nLevel:         Error\nComputer:      AADC01.contoso.com';
const wevtutil =
  'Event[0]\n  Log Name: Application\n  Date: 2025-01-27T22:03:51.0000000Z\n  Event ID: 31034\n  Task: N/A';
const german = 'Protokollname: Application\nQuelle:        PasswordResetService\nEreignis-ID:   33008\nEbene:  Fehler';
const french =
  'Nom du journal :Application\nSource :  PasswordResetService\nID de l’événement :32002\nNiveau :  Erreur';
const spanish = 'Nombre de registro:Application\nFecha:  03/02/2025 10:44:18\nId. del evento:32002\nNivel:  Error';

describe('event ids of every spelling', () => {
  it.each([
    ['31034', '31034'],
    ['6329', '6329'],
    ['6329?', '6329'],
    ['help 6800', '6800'],
    ['evt 31034', '31034'],
    ['event31019', '31019'],
    ['EventID_31019', '31019'],
    ['evt-31034 on AADC01', '31034'],
    ['id=6329 shows up', '6329'],
    ['Event ID:31034', '31034'],
    ['event id 6329 keeps coming up here', '6329'],
    ['EventID=31034 Source=PasswordResetService', '31034'],
    ['we see error 403 from ADSync all the time', '403'],
    ['event 403 again', '403'],
    ['error code 6329 in the log', '6329'],
    ['code: 6329 is what it says here', '6329'],
    ['the log is full of 31034 since monday', '31034'],
    ['AADSync logged a 6329 over night', '6329'],
    ['Source ADSync 6800', '6800'],
    ['erreur 6329 sur le serveur', '6329'],
    ['Fehler 6329 auf dem Server', '6329'],
    ['an event nobody knows: event 31999', '31999'],
    ['event 4740 on the domain controller', '4740'],
    ['(31034)', '31034'],
    ['cannot write the password back, 6329 again', '6329'],
  ])('reads %j as %s', (text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it.each([
    ['event XML', xml, '31034'],
    ['JSON', json, '33004'],
    ['the text of Event Viewer', viewer, '33008'],
    ['the text of wevtutil', wevtutil, '31034'],
    ['German labels', german, '33008'],
    ['French labels', french, '32002'],
    ['Spanish labels', spanish, '32002'],
    ['a table row with tabs', 'Error\t3/4/2025 9:12:07 AM\tPasswordResetService\t31034\tNone', '31034'],
    ['a table row with commas', 'Error,12/02/2025 14:55:10,PasswordResetService,32002,None', '32002'],
    ['a table row with semicolons', 'Fehler;05.02.2025 09:00;ADSync;6329;"text"', '6329'],
    ['a quoted column', '"The stack trace is","6800","ADSync","2/9/2025 4:10:11 AM"', '6800'],
  ])('reads the id and no other number in %s', (_, text, value) => {
    expect(valuesIn(text)).toEqual([value]);
  });

  it('names each id once, where it first stands', () => {
    expect(findEvents('6329 then 33004, and 6329 again after password reset', known)).toEqual([
      { kind: 'event', value: '6329', at: 0 },
      { kind: 'event', value: '33004', at: 10 },
    ]);
  });

  it('reads a row of ids', () => {
    expect(valuesIn('errors 33004 6329 31019 in this order')).toEqual(['33004', '6329', '31019']);
    expect(valuesIn('events 611 6329 4740')).toEqual(['611', '6329', '4740']);
  });
});

describe('numbers that only look like an event id', () => {
  it.each([
    ['a ticket number', 'my ticket INC0031044 was closed'],
    ['a ticket number with a dash', 'INC-31044 is about password reset'],
    ['a ticket', 'ticket 31044 about password writeback'],
    ['a ticket with a sign', 'see ticket #31044 for the password'],
    ['a knowledge base article', 'we installed KB5031034 last night'],
    ['a room', 'the server is in room 31034'],
    ['a German room', 'der Server steht in Raum 31034'],
    ['a telephone number', 'phone 555 31034 12'],
    ['the end of a telephone number', 'call me at 555 31034'],
    ['a telephone number with a country code', 'reach me on +49 89 31034'],
    ['a telephone number in one piece', 'tel 31034'],
    ['a number between others', 'my number at home 12 31034 77'],
    ['an extension', 'password desk, ext 31034'],
    ['a port', 'is port 31034 open for password writeback'],
    ['a year', 'since 2024 the password reset works'],
    ['an invoice', 'invoice 31034 is paid'],
    ['a German invoice', 'Rechnung Nr. 31034'],
    ['an amount of space', '31034 MB free on the disk of the server'],
    ['an amount of people', '6329 users cannot change their password'],
    ['a sum', 'it cost 31034 Euro in total'],
    ['a postal code', 'the office in postal code 31034'],
    ['a street address', 'PLZ 31044 Hildesheim'],
    ['a process of the engine', 'BAIL: MMS(6329): the password was refused by the directory'],
    ['a line of the engine', 'password error in ..\\cpp(2837) and admaexport.cpp(6800)'],
    ['a record number', 'EventRecordID 31034 in the application log'],
    ['a record number of a filter', 'event record id 31034'],
    ['a process', 'password service has process id 6800'],
    ['a user', 'password reset for user id 6329 fails'],
    ['a date', 'changed the password on 31034-01-02'],
    ['a version', 'ADSync build 6.6329.1'],
    ['a file', 'password.6329.log'],
    ['four digits without our subject', 'I would like to order 6329'],
    ['four digits in other words', 'the coffee machine shows 6329 on its display'],
    ['three digits', 'password reset worked 403 times'],
    ['three digits alone', '403'],
    ['three digits of a web server', 'we see error 403 all the time'],
    ['three digits without a word', 'the password policy has 403 in it somewhere'],
    ['an id of nobody', 'event 1234 in the log'],
    ['an id of nobody beside our subject', 'password reset says 31999 and nothing else'],
    ['six digits', 'event 310340'],
    ['no number', 'password writeback does not work'],
    ['nothing', ''],
  ])('finds nothing in %s', (_, text) => {
    expect(valuesIn(text)).toEqual([]);
  });

  it('never finds digits of a longer number, with or without a word before it', () => {
    fc.assert(
      fc.property(fc.constantFrom('event ', 'ticket ', ''), fc.integer({ min: 100_000 }), (word, number) => {
        expect(valuesIn(`${word}${String(number)}`)).toEqual([]);
      }),
    );
  });
});

describe('a text that names the source of its event', () => {
  it.each(['Source: ADSync', 'source=adsync', '"ProviderName": "ADSync"', 'Quelle:        ADSync', 'Origen:ADSync'])(
    'is read when the source is ours: %s',
    (source) => {
      expect(valuesIn(`${source}\nEvent ID: 6329`)).toEqual(['6329']);
    },
  );

  it.each([
    'Source: Kerberos',
    'Provider Name="Service Control Manager"',
    '"ProviderName": "MSExchange"',
    'Quelle: disk',
  ])('is not read when it is not: %s', (source) => {
    expect(valuesIn(`${source}\nEvent ID: 6329`)).toEqual([]);
  });

  it('is read when one of several sources is ours', () => {
    expect(valuesIn('Source: disk, event 6800\nSource: ADSync, event 6329')).toEqual(['6800', '6329']);
  });
});

describe('words around a number', () => {
  it('hears the nearest of the three words before it', () => {
    expect(valuesIn('ticket about event 31034')).toEqual(['31034']);
    expect(valuesIn('event ticket 31034')).toEqual([]);
    expect(valuesIn('ticket that came in with 31034')).toEqual(['31034']);
  });

  it('takes an amount for an id when the word before says so', () => {
    expect(valuesIn('event 31034 minutes after the restart')).toEqual(['31034']);
    expect(valuesIn('31034 minutes after the restart')).toEqual([]);
  });

  it('takes a bare id for one only while the text says little else', () => {
    expect(valuesIn('6800 now')).toEqual(['6800']);
    expect(valuesIn('6800 now again')).toEqual([]);
    expect(valuesIn('6800 6800 6800 6800 6800')).toEqual([]);
  });
});
