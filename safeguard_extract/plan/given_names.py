"""Common given names of people in Britain: the evidence that two capitalised words are a person and not a topic."""

from __future__ import annotations

from safeguard_extract.plan.agencies import word_set

GIVEN_NAMES = word_set(
    """aaron abdul abigail adam adrian ahmed aisha alan alastair albert alex alexander alexandra alice alison alistair
    allan amanda amina amy andrea andrew andy angela anita ann anna anne annette anthony antonia arthur asif
    audrey barbara barry becky belinda ben benjamin bernadette bernard beth bev beverley bill bob brenda brian
    bridget bruce bryan carl carla carol carole caroline carolyn catherine cath cathy charles charlie charlotte
    cheryl chloe chris christina christine christopher claire clare clive colette colin craig dan daniel daniela
    danny darren dave david dawn deborah debbie debra deepak denis denise dennis derek diana diane dianne
    dominic don donald donna doreen dorothy douglas duncan ed eddie edward eileen elaine eleanor elizabeth ellen
    ellie emily emma eric erica estelle eve evelyn faisal farah fatima felicity fiona frances francis frank fred
    gail gareth gary gavin gemma geoff geoffrey george georgina gerald gerard ghulam gill gillian gina gordon
    grace graham greg gurpreet gwen hannah harjit harold harriet harry hazel heather heidi helen helena henry
    hilary howard hugh ian imran irene isabel ivan jack jackie jacqueline jacqui jade jake james jamie jan jane
    janet janice jason jasmine jayne jean jeanette jeff jen jennie jennifer jenny jeremy jerry jess jessica jill
    jim jo joan joanna joanne joe joel john jon jonathan joseph josephine joyce juan judith judy julia julian
    julie justin karen karl kate katharine katherine kathleen kathryn kathy katie katy kay keith kelly ken
    kenneth kerry kevin khalid kim kirsty kiran laura lauren leanne lee leigh leon lesley leslie lewis liam
    linda lindsay lindsey lisa liz lizzie lorna lorraine louisa louise lucy luke lydia lyn lynda lynn lynne
    maggie malcolm manjit mandy marc marcus margaret maria marian marie marilyn marion mark martin martyn mary
    matt matthew maureen maxine megan mel melanie melissa michael michele michelle mick mike mohammed mohamed
    moira monica muhammad nadia nadine nancy naomi natalie natasha neil nicholas nick nicky nicola nigel nina
    noel nora norma olivia oliver omar owen pam pamela pat patricia patrick paul paula pauline penny pete peter
    phil philip philippa phillip priya rachael rachel rajesh ralph ray raymond rebecca reena rhian rhys richard
    rita rob robert roberta robin rod roger ron ronald rory rosalind rosemary rosie ross roy russell ruth ryan
    sabrina sally sam samantha samuel sandeep sandra sanjay sara sarah satnam scott sean shabana shane sharon
    shaun sheila shelley shirley sian simon siobhan sophie stan stella stephanie stephen steve steven stewart
    stuart sue sunita susan susannah suzanne sylvia tahir tania tanya tara ted teresa terence terry tessa theo
    theresa therese thomas tim timothy tina tom toni tony tracey tracy trevor trish ursula usha val valerie
    vanessa vera veronica vicki vicky victor victoria vikki vincent viv vivien wayne wendy william winston
    yasmin yvonne zahid zara zoe"""
)
HONORIFICS = word_set(
    """mr mrs ms miss mx dr prof professor sir dame cllr councillor rev revd reverend dci dcs det ds di ci acc cc dsupt
    supt sgt"""
)
