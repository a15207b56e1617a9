/** Which column of an export is which, by the headings that CRMs give them. */
import type { ExportNotes } from './notes.ts';
import { nearest } from '../similarity.ts';
import { folded } from './text.ts';

/**
 * The headings of each field, the surest first. They are Salesforce's (reports and API), HubSpot's (labels and internal
 * names), Pipedrive's, Dynamics', Zoho's and others', in English, German, French, Spanish, Italian, Dutch, Portuguese
 * and Polish.
 */
const HEADINGS = {
  owner: [
    'Opportunity Owner|Owner.Name|Deal owner|Deal - Owner|Owner Full Name|Owner Name|Sales Rep|Sales Agent|Salesperson',
    'Account Executive|Owner|Rep|Rep Name|Assigned to|Deal Owner Name|hubspot_owner_id|owner_name|OwnerId|Record Owner',
    'Opportunity-Inhaber|Opportunity-Besitzer|Inhaber|Besitzer|Deal-Besitzer|Verkäufer|Zuständig|Vertriebsmitarbeiter',
    "Propriétaire de l'opportunité|Propriétaire de la transaction|Propriétaire|Commercial|Vendeur|Responsable",
    'Propietario de la oportunidad|Propietario del negocio|Propietario|Vendedor|Comercial',
    "Titolare opportunità|Proprietario dell'offerta|Proprietario|Venditore|Titolare|Eigenaar van opportunity",
    'Eigenaar opportunity|Dealeigenaar|Eigenaar|Verkoper|Proprietário da oportunidade|Proprietário do negócio',
    'Proprietário|Responsável|Właściciel szansy sprzedaży|Właściciel|Handlowiec',
  ],
  amount: [
    'Amount|Deal - Value|Deal Amount|Deal Value|Opportunity Amount|Close Value|Amount in company currency|Value',
    'Est. Revenue|Estimated Revenue|Est. Value|Revenue|Total|Total Value|Contract Value|TCV|ACV|Booked|Bookings',
    'Betrag|Wert|Auftragswert|Umsatz|Dealwert|Montant|Valeur|Importe|Monto|Valor del negocio|Importo|Ammontare',
    'Valore|Bedrag|Waarde|Dealwaarde|Valor|Montante|Kwota|Wartość',
    'Geschätzter Umsatz|Gesch. Umsatz|Revenu estimé|Ingresos estimados|Ricavi stimati|Geschatte omzet|Receita estimada',
  ],
  won_amount: [
    'Actual Revenue|Actual Value|Won Amount|Won Value|Tatsächlicher Umsatz|Tats. Umsatz|Revenu réel|Ingresos reales',
    'Ricavi effettivi|Werkelijke omzet|Receita real',
  ],
  currency: [
    'Amount Currency|CurrencyIsoCode|Currency|Deal - Currency of Value|Deal - Currency|Currency Code|deal_currency_code',
    'Opportunity Currency|Währung|Betrag Währung|Devise|Moneda|Divisa|Valuta|Moeda|Waluta',
  ],
  status: [
    'Deal - Status|Deal Status|Opportunity Status|Status|Status Type|Status Label|Outcome|State',
    'Statut|Stato|Situação|Estado',
  ],
  stage: [
    'Stage|StageName|Deal Stage|dealstage|Sales Stage|Pipeline Stage|Deal - Stage',
    "Phase|Verkaufsphase|Dealphase|Vertriebsphase|Étape|Phase de vente|Phase de transaction|Étape de l'opportunité",
    'Etapa|Etapa del negocio|Fase|Fase offerta|Dealfase|Estágio|Etapa do negócio|Etap|Faza',
  ],
  is_won: ['IsWon|Won|Is Won|hs_is_closed_won|Is closed won|Gewonnen|Gagné|Ganada|Vinta|Ganho'],
  is_lost: ['IsLost|Is Lost|hs_is_closed_lost|Is closed lost'],
  is_closed: ['IsClosed|Closed|Is Closed|hs_is_closed|Is Deal Closed?|Geschlossen|Fermé|Cerrada|Chiusa|Fechado'],
  closed: [
    'Close Date|CloseDate|Closed Date|Date Closed|Closing Date|Deal Close Date|Deal - Close date',
    'Deal - Deal closed on|Closed At|Closed On|Close Time',
    'Schlusstermin|Abschlussdatum|Schlussdatum|Abschlusstermin|Date de clôture|Date de fermeture|Fecha de cierre',
    'Data di chiusura|Data chiusura|Sluitingsdatum|Afsluitdatum|Data de fechamento|Data de fecho|Data zamknięcia',
  ],
  won_on: [
    'Deal - Won time|Won time|Won Date|Won on|Date Won|Gewonnen am|Date de gain',
    'Actual Close Date|Tatsächliches Abschlussdatum|Date de fermeture réelle',
  ],
  lost_on: [
    'Deal - Lost time|Lost time|Lost Date|Lost on|Date Lost|Verloren am|Date de perte',
    'Actual Close Date|Tatsächliches Abschlussdatum|Date de fermeture réelle',
  ],
  expected: [
    'Deal - Expected close date|Expected Close Date|Est. Close Date|Estimated Close Date|Forecast Close Date',
    'Erwartetes Abschlussdatum|Geschätztes Abschlussdatum|Date de clôture prévue|Fecha de cierre prevista|Data di chiusura prevista',
    'Verwachte sluitingsdatum|Data prevista de fechamento',
  ],
  created: [
    'Created Date|CreatedDate|Create Date|createdate|Created On|Created At|Date Created|Deal - Deal created|Created',
    'Engage Date|Open Date|Opened|Deal - Created|Created Time|Erstelldatum|Erstellt am|Erstellungsdatum',
    'Date de création|Fecha de creación|Data di creazione|Data creazione|Aanmaakdatum|Data de criação|Data utworzenia',
  ],
  deal: [
    'Opportunity Name|Deal Name|dealname|Deal - Title|Topic|Potential Name|Deal Title|Opportunity|Deal',
    "Opportunity-Name|Deal-Name|Dealname|Thema|Nom de l'opportunité|Nom de la transaction|Nombre de la oportunidad",
    'Nombre del negocio|Nome opportunità|Nome offerta|Naam opportunity|Dealnaam|Nome da oportunidade|Nome do negócio',
    'Nazwa szansy sprzedaży',
  ],
  account: [
    'Account Name|Account|Account.Name|Associated Company|Deal - Organization|Organization|Company|Company Name',
    'Customer|Client|AccountId|Associated Company (Primary)|Potential Customer',
    'Accountname|Firma|Unternehmen|Kunde|Nom du compte|Compte|Entreprise|Nombre de la cuenta|Cuenta|Empresa|Cliente',
    'Nome account|Azienda|Bedrijf|Klant|Nome da conta|Conta|Nazwa konta|Klient',
  ],
  date: [
    'Date|Activity Date|Due Date|Completed Date|Completed on|Day|Start Date|Timestamp|Occurred at',
    'Datum|Fällig am|Date d’activité|Fecha|Data',
  ],
  metric: ['Metric|Activity Type|Activity|Task Type|Kind|Kennzahl|Métrica'],
  value: ['Value|Count|Number|Quantity|Amount of|Anzahl|Nombre|Cantidad'],
  quarter: ['Quarter|Fiscal Quarter|Period|Quota Period|Quartal|Trimestre|Kwartaal'],
  quota: ['Quota|Quota Amount|Target|Sales Target|Goal|Ziel|Soll|Objectif|Cuota|Obiettivo|Meta|Doel'],
  name: [
    'Name|Full Name|Display Name|User Name|Rep|Rep Name|Sales Rep|Sales Agent|Salesperson|Employee|Vollständiger Name',
  ],
  email: ['Email|E-mail|Email Address|Work Email|Username|Mail|E-Mail-Adresse|Correo|Courriel'],
  type: ['Opportunity Type|Deal Type|dealtype|Type|Opportunity Record Type|Typ|Deal-Typ|Type de transaction|Tipo'],
  id: [
    'Opportunity ID|Deal - ID|Deal ID|Record ID|hs_object_id|opportunity_id|Id|Record Id|Object Id|Opportunity Number',
    'Opportunity-ID|Datensatz-ID',
  ],
} as const;

/** What a column can hold. */
export type Field = keyof typeof HEADINGS;
export const FIELDS = Object.keys(HEADINGS).filter((key): key is Field => Object.hasOwn(HEADINGS, key));

const KNOWN: ReadonlyMap<Field, readonly string[]> = new Map(
  FIELDS.map((field) => [field, HEADINGS[field].flatMap((line) => line.split('|').map(folded))]),
);

/** Where each field stands in a row. */
export type Columns = ReadonlyMap<Field, number>;

/** Reads the cell of a field; of several, the first that a table has. Of none, nothing. */
export function cellReader(columns: Columns, ...fields: readonly Field[]): (cells: readonly string[]) => string {
  const place = fields.map((field) => columns.get(field)).find((one) => one !== undefined);
  return place === undefined ? () => '' : cellAt(place);
}

/** Reads the cell at a place; where a row has none there, nothing. */
export function cellAt(place: number): (cells: readonly string[]) => string {
  return (cells) => (cells[place] ?? '').trim();
}

/** A heading, said by the user to hold a field: by its text, or by its place, counted from 1. */
export type NamedColumns = Readonly<Partial<Record<Field, string>>>;

/** What the user says of the columns. */
export interface ColumnNames {
  /** By flag, for this table: each must be there. */
  readonly named: NamedColumns;
  /** In the team file, for all tables: where it isn't there, the known headings are looked for. */
  readonly preferred: NamedColumns;
}

/** What is wrong with the column of a field, and what to do about it. */
export interface ColumnProblem {
  readonly field: Field;
  readonly message: string;
  readonly advice: string;
}

/** Finds the fields among the headings: the ones that the user named, then those that are known. */
export function findColumns(
  headings: readonly string[],
  { named, preferred }: ColumnNames,
): { readonly columns: Columns; readonly problems: readonly ColumnProblem[] } {
  const texts = headings.map(folded);
  const columns = new Map<Field, number>();
  const problems: ColumnProblem[] = [];
  const chosenPlaces = (field: Field): number[] => {
    const name = named[field] ?? preferred[field];
    return name === undefined ? [] : placesOf(headings, texts, name);
  };
  // Who names the column of the stage means that one, and none beside it.
  const isStageChosen = chosenPlaces('stage').length > 0;
  for (const field of FIELDS) {
    const name = named[field];
    const chosen = chosenPlaces(field);
    const isDecided = chosen.length > 0 || name !== undefined || (field === 'status' && isStageChosen);
    const places = isDecided ? chosen : knownPlaces(field, texts);
    const [place] = places;
    if (place !== undefined) columns.set(field, place);
    else if (name !== undefined) problems.push({ field, ...unknownHeading(field, name, headings) });
    if (places.length > 1) problems.push({ field, ...twice(field, String(headings[Number(place)]).trim(), places) });
  }
  return { columns, problems };
}

function knownPlaces(field: Field, texts: readonly string[]): number[] {
  const heading = KNOWN.get(field)?.find((known) => texts.includes(known));
  return texts.flatMap((text, place) => (text === heading ? [place] : []));
}

/** The headings that are known to be those of a field, in their order. */
export function headingsOf(headings: readonly string[], ...fields: readonly Field[]): string[] {
  const known = new Set([...KNOWN].flatMap(([field, texts]) => (fields.includes(field) ? texts : [])));
  return headings.filter((heading) => known.has(folded(heading))).map((heading) => heading.trim());
}

function placesOf(headings: readonly string[], texts: readonly string[], name: string): number[] {
  const exact = headings.flatMap((heading, place) => (heading.trim() === name ? [place] : []));
  if (exact.length > 0) return exact;
  const same = texts.flatMap((text, place) => (text === folded(name) ? [place] : []));
  if (same.length > 0) return same;
  const place = /^\d+$/.test(name) ? Number(name) - 1 : -1;
  return place >= 0 && place < headings.length ? [place] : [];
}

/** Where a heading stands that the user named; -1, and a problem, where it doesn't, or more than once. */
export function columnNamed(headings: readonly string[], name: string, field: string, notes: ExportNotes): number {
  const [place = -1, ...more] = placesOf(headings, headings.map(folded), name);
  if (place === -1) notes.problems.add(name, { line: 1, ...unknownHeading(field, name, headings) });
  if (more.length > 0) {
    const { message } = twice(field, name, [place, ...more]);
    notes.problems.add(name, { line: 1, message, advice: `say which one with --metric ${field}=${place + 1}` });
  }
  return place;
}

interface Told {
  readonly message: string;
  readonly advice: string;
}

function twice(field: string, heading: string, places: readonly number[]): Told {
  const numbers = places.map((place) => place + 1);
  return {
    message: `${numbers.length} columns are called ${heading}: ${numbers.join(', ')}`,
    advice: `say which one with --column ${field}=${numbers[0]}`,
  };
}

function unknownHeading(field: string, name: string, headings: readonly string[]): Told {
  const near = nearest(name, headings);
  return {
    message: `there is no column ${name} for ${field}`,
    advice: near === undefined ? `the columns are: ${headings.join(', ')}` : `did you mean ${near}?`,
  };
}
