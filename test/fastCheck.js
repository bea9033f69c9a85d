/** The door to fast-check: the official lint, made for code that n8n loads, knows no test libraries. */
module.exports = require('fast-check');
