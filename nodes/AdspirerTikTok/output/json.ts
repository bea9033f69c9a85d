import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { isRecord } from '../parse/values';

/** n8n's type for an item's JSON; what came out of JSON, or is sent as JSON, is one if it is an object. */
const jsonObject = z.custom<IDataObject>(isRecord);

/** A plain object as n8n's items hold it. */
export function asJson(value: Readonly<Record<string, unknown>>): IDataObject {
	return jsonObject.parse(value);
}
