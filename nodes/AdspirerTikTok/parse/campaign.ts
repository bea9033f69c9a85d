export { parseCampaign, type Campaign } from './id';
