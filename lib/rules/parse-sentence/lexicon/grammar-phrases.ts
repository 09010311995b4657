/** The words of the grammar itself, so that slips in them are put right. */
export const GRAMMAR_PHRASES: readonly string[] = `
at least|at most|no more than|no less than|no fewer than|more than|less than|fewer than|greater than|higher than|lower than
over|above|under|below|exactly|only|between|or more|or less|or fewer|and above|up to|once|twice|thrice|times
in the last|in the past|within the last|during the last|for the last|over the past|in the previous|last week|past week|this week
last month|past month|this month|last year|past year|this year|last quarter|this quarter|next week|next month|days|hours|minutes
weeks|months|years|quarter|fortnight|half a year|days ago|weeks ago|months ago|hours ago|years ago|today|yesterday|tomorrow
since|before|after|until|afterwards|then|followed by|not followed by|without|except|excluding|exclude|leave out|but not|either
or|neither|nor|and|but|not|never|same product|different products|distinct|unique|in total|altogether|per cent|percent|top|bottom
most engaged|least engaged|best|worst|highest|lowest|third|tenth|lapsed|churned|churning|active|inactive|at risk|new customers
won back|repeat customers|one time buyers|first time buyers|loyal|returning|prospects|big spenders|high value|low value|segment
members of|subscribed|unsubscribed|opted in|opted out|consent|reachable by email|can be emailed|category|categories|worth
priced|costing|totalling|rating|points|scored|halved every|half life|each time|birthday|anniversary|aged|years old|speaks|German
lives in|living in|based in|outside|from|starts with|ends with|contains|does not contain|is known|is not known|is one of|is none of
is in the last|is longer ago than|has its anniversary in the next|with the same|all in the last|average|sum of|least|greatest
number of different values of|subscribed to|unsubscribed from|of unknown consent to|likely to churn|customers|people|orders|bought
purchased|ordered|viewed|spent|opened|clicked|visited|added|started|checkout|abandoned|placed|product|products|basket|email|emails
website|newsletter|recently|lately|first|second|last order|last purchase|most recent|interested in|women|men|female|male|country
January|February|March|April|June|July|August|September|October|November|December|not exactly|or higher|declining|rising|growing
dropping|increasing|decreasing|improving|falling|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand
dozen|couple|few|several|handful|multiple|half|fifth|about|around|roughly|total|without|instead|while|although|again|there
`
  .trim()
  .split(/[|\n]+/);
