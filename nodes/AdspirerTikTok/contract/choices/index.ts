/**
 * The lists of the service, once for the form and once for the arguments: each value with the word
 * that the form shows and other words that people's sheets use for it.
 */
export type { Choice } from '../../parse/choice';
export { objectives } from './objectives';
export { budgetModes } from './budgetModes';
export { placementTypes, placements } from './placements';
export { optimizationEvents } from './optimizationEvents';
export { billingEvents, optimizationGoals, promotionTypes } from './delivery';
export { ageGroups, genders, operatingSystems } from './targeting';
export { languages } from './languages';
export { countries, countryIndex, unitedStates } from './countries';
