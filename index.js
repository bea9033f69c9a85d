const { AdspirerApi } = require('./dist/credentials/AdspirerApi.credentials.js');
const { AdspirerTikTok } = require('./dist/nodes/AdspirerTikTok/AdspirerTikTok.node.js');

module.exports = { AdspirerApi, AdspirerTikTok };
