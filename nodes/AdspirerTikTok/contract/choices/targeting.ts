import type { AgeGroup } from '../../parse/ages';
import type { Choice } from '../../parse/choice';

/** TikTok's age groups, from the youngest to the oldest. */
export const ageGroups: readonly AgeGroup[] = [
	{ name: '13-17', value: 'AGE_13_17', from: 13, to: 17 },
	{ name: '18-24', value: 'AGE_18_24', from: 18, to: 24 },
	{ name: '25-34', value: 'AGE_25_34', from: 25, to: 34 },
	{ name: '35-44', value: 'AGE_35_44', from: 35, to: 44 },
	{ name: '45-54', value: 'AGE_45_54', from: 45, to: 54 },
	{ name: '55+', value: 'AGE_55_100', from: 55, to: 100 },
];

/** The words that sheets use for these are in parse/gender.ts. */
export const genders: readonly Choice[] = [
	{ name: 'All', value: 'GENDER_UNLIMITED' },
	{ name: 'Female', value: 'GENDER_FEMALE' },
	{ name: 'Male', value: 'GENDER_MALE' },
];

/** The words that sheets use for these are in parse/operatingSystem.ts. */
export const operatingSystems: readonly Choice[] = [
	{ name: 'Android', value: 'ANDROID' },
	{ name: 'iOS', value: 'IOS' },
];
