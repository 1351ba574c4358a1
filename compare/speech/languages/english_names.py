"""English names: which tell a man from a woman, their short forms, and what parts namesakes. Data only, folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

from compare.speech.languages.english_people import FEMALE_NAMES, MALE_NAMES

# Some are words as well ("art", "will", "rich"): only the first word of what is a name already is looked up here.
MALE_GIVEN = MALE_NAMES | frozenset(
    """chuck reince alex rob dave aaron matthew trey bernard al antonin charlie elijah andy orrin karl jeh julian pete
    brad grover colin corey marc darren rush ray nick lamar lawrence barry mohamed raul stan jesse jeremy stuart
    jacob arne ari saxby roy nicholas trent chad erick mo robby vincent steny rich rahm nate will danny russell
    deval ian ash tad tommy ross luis eliot denis drew manuel warren sheldon louie anderson mahmoud kent ashton
    shawn dzhokhar thom mick norman mario austin norm laurent lloyd marty geoff nicolas geoffrey gerald clay barney
    kurt theodore hal hamid viktor nelson lester earl seth brice kirk laurence ezra ernest phillip eugene carter
    trevor ned bryan bret abraham erik alfonso russ victor pierre simon cesar clint gerry jorge ruben omar franklin
    foster anders francis wolf devin tyler alfred javad xavier sherrod ilya petro lyndon alberto alejandro shimon
    jaime hank eduardo fernando frederick gregg wesley edgar duncan gehad judson damon philippe curt sal rafael
    karim ruslan fawaz mac daveed tamerlan glen bowe khizr walid neal dmitri eddie art ricardo marcus zach leonard
    jarrod rudolph erskine chip ahmet ronnie jamal johnny spencer hans jeremiah erich andrei travis jonah anzor
    stanley floyd albert thad ashraf ehud fidel igor dwight cliff dannel calvin sidney vin enrique sergio derrick
    ahmad piers giovanni randall jerrold moshe saul stu shane hussein nidal noel garrett abdul clarence anwar ayman
    yasser hosni kofi shinzo narendra hamad naftali avigdor yair zbigniew augusto hugo pedro pablo rodrigo ernesto
    felipe guillermo javier julio marcos mateo ramon harvey buddy clyde cody dean dwayne edwin eli elliott elliot
    ethan everett fabian gavin gus harlan herbert herman homer irwin ivan jerome jimmie joaquin kenny kirby lane leo
    leroy lionel logan lorenzo luther lyle malcolm marshall marvin maurice maxwell melvin mitchell morris myron
    nathaniel neill nolan oliver orlando otto owen perry preston quentin randolph reginald rex rodney roland rory
    rupert sanford sebastian stefan sylvester terrence terence timmy toby tucker vance vernon vince virgil walt
    wallace wes wilbur willard willie winston woodrow zachary zack""".split()
)
FEMALE_GIVEN = FEMALE_NAMES | frozenset(
    """kathleen jen michele julie deborah jan andrea marie diane patty nikki victoria ana liz valerie lois cathy sylvia
    dina carrie alison kaci marilyn caitlin jenny celinda erica jeanne kathy heather carolyn huma marjorie eleanor
    cynthia nina joanne gabrielle lara cecile judy candy maureen gina marsha elaine jackie beth ellen maya joan mara
    danielle lauren paula tamara sharon ileana frida cleta kristin kristen vicki pamela christina hilary sheila
    monica peggy suzanne edie katrina shannon joyce judith roberta erin madeleine sara kathryn betsy amber gail sue
    ashley rosemary melinda tara neera colleen sandra lucy pam renee meredith allison stacey shelley frances edith
    wanda zubeidat natalie meg maggie megan denise patti mindy chelsea juanita soledad becky betsey melanne betty
    louise brenda vanessa terri nan soraya sabrina jocelyn erika ingrid annie rosa agnes alexandra alicia alma
    amelia angie anita annette antonia ariana arlene audrey ava beatrice bella bernice bertha bess bethany bonnie
    brianna bridget brooke camille cara carla carmen caroline cassandra cecilia charlene charlotte cherie chloe
    christie christy cindy clara claudia connie constance corinne crystal daisy daphne darlene debra delores dolores
    dora doreen doris dorothy edna eileen eliza ella elsa elsie emma esther ethel eva eve evelyn faith faye fiona
    flora florence francine geraldine gertrude gretchen grace greta hannah harriet hazel hilda holly hope ida imelda
    irene iris isabel isabella ivana jacqueline jana janice jasmine jeannette jeannie jo joann joanna jolene
    josephine joy juliet justine karin kara kari karla kathie katharine kaye kellie kendra kerri krista kristine
    lana leah lena lesley lillian lorraine lorena louisa lucia lucille lydia lynda lynne mabel mallory mandy marcia
    margo margot marian marianne marina marisa marlene marta martina marissa mattie maxine melody mercedes meryl mia
    mildred mimi minnie miranda miriam mona muriel myra nadia nadine naomi natasha nellie nora norma olive olivia
    patsy pauline pearl penelope penny phyllis priscilla rhonda rita rochelle rosalind rosalyn rose roxanne ruby
    sabine sadie sasha selena serena shari shawna sheryl sherry shirley simone sonya sophia sophie stella susanna
    susannah suzy tamar tanya tessa tina toni tonya tracey tricia trish trudy ursula veronica vera vicky viola
    vivian wilma yolanda yvette yvonne zoe""".split()
)
# Short forms of first names, and the one that stands for all of them.
SHORT_FORMS = {
    short: full
    for full, shorts in {
        "william": "bill will billy",
        "robert": "bob bobby rob",
        "michael": "mike mick",
        "thomas": "tom tommy",
        "james": "jim jimmy",
        "joseph": "joe joey",
        "richard": "rick dick rich",
        "edward": "ed ted eddie",
        "charles": "chuck charlie",
        "daniel": "dan danny",
        "benjamin": "ben",
        "bernard": "bernie",
        "donald": "don",
        "jonathan": "jon",
        "jacob": "jake jack",
        "nicholas": "nick",
        "alexander": "alex",
        "frederick": "fred",
        "douglas": "doug",
        "gerald": "jerry gerry",
        "harold": "hal",
        "henry": "hank",
        "joshua": "josh",
        "philip": "phil phillip",
        "raymond": "ray",
        "russell": "russ",
        "martin": "marty",
        "stanley": "stan",
        "vincent": "vince",
        "walter": "walt",
        "wesley": "wes",
        "theodore": "theo",
        "zachary": "zach zack",
        "david": "dave",
        "peter": "pete",
        "geoffrey": "geoff",
        "jennifer": "jen jenny",
        "kathleen": "kathy",
        "catherine": "cathy",
        "pamela": "pam",
        "patricia": "patty trish",
        "rebecca": "becky",
        "barbara": "barb",
        "victoria": "vicki vicky",
        "timothy": "tim",
        "christopher": "chris",
        "steven": "steve",
        "stephen": "steve",
        "anthony": "tony",
        "elizabeth": "liz beth",
        "margaret": "meg maggie",
        "katherine": "kate kathy",
        "deborah": "debbie",
        "susan": "sue",
        "matthew": "matt",
        "gregory": "greg",
        "jeffrey": "jeff",
        "kenneth": "ken",
        "ronald": "ron",
        "samuel": "sam",
        "andrew": "andy drew",
        "patrick": "pat",
        "lawrence": "larry",
        "mitchell": "mitch",
    }.items()
    for short in shorts.split()
}

# Father and son of one name whom only a middle name parts: the letters that it begins with, and the word of the key.
NAMESAKES = {("george", "bush"): "h"}
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Sons whose fathers of the same name are heard as well: what parts them.
JUNIORS = {
    ("donald", "trump"): ("jr",),
    ("robert", "kennedy"): ("jr",),
    ("jesse", "jackson"): ("jr",),
    ("gerald", "falwell"): ("jr",),
    ("martin", "king"): ("iii",),
}
# First halves of names of two words: "Abdel Rahman".
COMPOUND_NAMES = frozenset("abdel abdul abd".split())
