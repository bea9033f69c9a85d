export const creation = 'add_tiktok_ad_group';
export const pause = 'pause_tiktok_ad_group';
