/**
 * Lets the node's waits pass at once in a test file. Import it first of all, before anything that loads
 * the node. The sandbox, its answer delays, the time-out of a call and everything in n8n keep real time,
 * so it isn't for a throttle that the sandbox counts itself (`throttle: { perSecond }`). model/time has the
 * time that the waits have skipped. What needs exact times, such as the rate limiter, is tested with a
 * simulated clock instead.
 */
import './model/fasterClock';
