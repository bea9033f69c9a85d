import type { IDataObject } from 'n8n-workflow';

/** A row of TikTok's own bulk file: all of its headings, with what the cells say where nothing is set. */
export const tiktokRow: IDataObject = Object.fromEntries(
	`
	Campaign ID ~ Campaign Status = On ~ Campaign Name = Spring 2030
	~ Advertising Objective = Sales ~ Campaign type ~ Sales destination ~ Use catalog = Off
	~ Product source ~ iOS 14 Dedicated Campaign = Off ~ App profile page used
	~ Campaign Budget Type = No Limit ~ Campaign Budget Amount ~ Campaign Budget Optimization = Off
	~ Special ads categories ~ Realtime API (RTA) ~ Ad Group ID ~ Ad Group Status = On
	~ Ad Group Name = US | 18-24 ~ Interaction type ~ Shop ads type ~ Catalog ID
	~ Business Center ID of the catalog ~ TikTok Shop code ~ Business Center ID of the TikTok Shop
	~ Placement Types = Select ~ Placements = TikTok ~ Include search results = Off
	~ Block List (Pangle) ~ Optimization location = Website
	~ TikTok Pixel ID = id:7000000000000000001 ~ Pixel Event = Complete Payment ~ App ID
	~ User Comment = On ~ Video Download = On ~ Allow video sharing = On
	~ Automated Creative Optimization = Off ~ Audience Targeting (VSA) ~ Include audience ID
	~ Exclude audience ID ~ Retarget audience type ~ Date range (retarget audience)
	~ Custom audience ~ Smart audience = Off ~ Location = United States ~ Gender = All
	~ Age = 18-24,25-34,35-44,45-54,55+ ~ Languages = English ~ Spending power = All
	~ Household income = All ~ Interest Category ~ Video interactions ~ Creator Category
	~ Creator-related Actions ~ Hashtag interactions ~ Additional interests
	~ Smart interests & behaviors = Off ~ Internet service provider = All ~ Operating System = All
	~ Connection Type = All ~ Carriers = All ~ Device Price = All ~ OS Versions = All
	~ Device model = All ~ Category exclusions ~ Vertical sensitivity
	~ Inventory filter = Full inventory ~ Ad Group Budget Type = Daily
	~ Ad Group Budget Amount = 50.00 ~ Start Time = 2030/03/01 00:00 ~ End Time = No Limit
	~ Dayparting = All Day ~ Optimization Goal = Conversion ~ In-App Event ~ Secondary Goal
	~ Billing Method = oCPM ~ Click-through window = 7-day click ~ View-through window = 1-day view
	~ Engaged view-through window ~ Event count = Every ~ Frequency Cap ~ Bid Strategy = Cost Cap
	~ Bid ~ Bid for oCPC/M = 12.50 ~ Minimum ROAS ~ Bid for Secondary Goal
	~ Delivery Type = Standard ~ Ad ID ~ Ad Status = On ~ Ad Name = Ad 1 ~ Products type
	~ Product set ID ~ Product ID ~ Use TikTok Account = Off ~ Identity Type = Custom Identity
	~ Identity ID = id:7100000000000000001 ~ Business Center ID of the identity
	~ Ad format = Single video ~ Image Name ~ Video Name = spring.mp4 ~ Post ID ~ Ad Music ID
	~ Only show as ad ~ Catalog video template ID ~ Destination Page Type (VSA) ~ Destination
	~ Instant page ID ~ Interactive add-on ID ~ Text = Buy now ~ Call to action type = Standard
	~ Call to Action = Learn More ~ Playable ID ~ Auto Ad - Image Name ~ Auto Ad - Video Name
	~ Auto Ad - Text ~ Auto ad - call to action type ~ Auto Ad - Call to Action ~ Website type
	~ Web URL = https://example.com ~ Deeplink type ~ Deeplink URL ~ Fallback Type
	~ Fallback Website URL ~ Impression Tracking URL ~ Click Tracking URL ~ TikTok website events
	~ TikTok app events ~ TikTok offline events
	`
		.split('~')
		.map((one) => one.trim().split(' = '))
		.map(([heading = '', cell = '']) => [heading, cell]),
);
